package callmeback.voice.call;

import callmeback.core.call.Briefings;
import callmeback.core.call.CallContext;
import callmeback.core.call.Toolbox;
import callmeback.core.call.Whisper;
import callmeback.prompts.Prompts;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.Prompt.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compiles what a persona is told, layer by layer, and what was said so far.
public final class Briefing implements Briefings {
  /// Thirty seconds before the limit the persona wraps up (product.md); the last words need about
  /// eight.
  static final Duration WRAP_UP = Duration.ofSeconds(30);

  static final Duration LAST_WORDS = Duration.ofSeconds(8);

  /// About a minute of speech: more would not be listened to.
  private static final int MAX_TOKENS = 400;

  /// How many words of what was heard last are enough to know where it was.
  private static final int LAST_WORDS_HEARD = 12;

  private final Prompts prompts;
  private final Layers layers;

  public Briefing(Prompts prompts, InstantSource clock) {
    this.prompts = prompts;
    this.layers = new Layers(prompts, clock);
  }

  /// The fixed lines and times of a call whose line opens now.
  Script script(CallContext context, Instant now) {
    var answered = context.call().answeredAt();
    var end = (answered == null ? now : answered).plus(context.call().minutes().duration());
    var names = Map.of("caller", Layers.firstName(context), "persona", context.persona().name());
    var lines =
        new Script.Lines(
            prompts.get("voice/opening").fill(names),
            line("voice/still-there"),
            filler(context),
            line("voice/apology"),
            line("voice/farewell-failure"),
            line("voice/goodbye"),
            prompts.get("voice/goodbye-limit").fill(Map.of("caller", Layers.firstName(context))),
            line("voice/goodbye-silence"));
    return new Script(lines, Script.Patience.USUAL, end.minus(WRAP_UP), end.minus(LAST_WORDS));
  }

  /// What the model is asked for one reply.
  Prompt prompt(CallContext context, Effect.Think think, Toolbox toolbox) {
    var messages = new ArrayList<Message>();
    layers
        .of(context, think.knowledge(), interrupted(think.conversation()), think.wrapUp())
        .forEach(layer -> messages.add(new Message.Instruction(layer.text())));
    messages.addAll(think.conversation());
    return new Prompt(messages, toolbox.offers(), MAX_TOKENS);
  }

  @Override
  public List<Layer> layers(CallContext context) {
    return layers.of(context, Knowledge.NONE, "", false);
  }

  /// What the model is told when somebody whispers.
  String whisper(CallContext context, Whisper whisper) {
    return prompts
        .get("voice/whisper")
        .fill(Map.of("caller", Layers.firstName(context), "whisper", whisper.text()));
  }

  /// The end of what was heard, when the persona was cut short by what it answers now.
  private static String interrupted(List<Message> conversation) {
    var heard =
        conversation.reversed().stream()
            .filter(Message.Persona.class::isInstance)
            .map(message -> ((Message.Persona) message).text())
            .findFirst()
            .orElse("");
    return heard.endsWith(Draft.CUT)
        ? last(heard.substring(0, heard.length() - Draft.CUT.length()).split("\\s+"))
        : "";
  }

  private static String last(String[] words) {
    return Arrays.stream(words)
        .skip(Math.max(0, words.length - LAST_WORDS_HEARD))
        .collect(Collectors.joining(" "));
  }

  /// A different one from call to call, the same throughout one.
  private String filler(CallContext context) {
    var fillers = List.of(line("voice/filler").split("\n"));
    return fillers.get(Math.floorMod(context.call().id().hashCode(), fillers.size()));
  }

  private String line(String id) {
    return prompts.get(id).body();
  }
}
