package callmeback.voice.call;

import callmeback.core.call.Briefings;
import callmeback.core.call.CallContext;
import callmeback.core.call.Relationship;
import callmeback.core.call.Toolbox;
import callmeback.core.call.Whisper;
import callmeback.prompts.Prompts;
import callmeback.prompts.Quotations;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.Prompt.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compiles what a persona is told, layer by layer: identity, phone manners, this call, and what
/// was said so far.
public final class Briefing implements Briefings {
  /// Thirty seconds before the limit the persona wraps up (product.md); the last words need about
  /// eight.
  static final Duration WRAP_UP = Duration.ofSeconds(30);

  static final Duration LAST_WORDS = Duration.ofSeconds(8);

  /// About a minute of speech: more would not be listened to.
  private static final int MAX_TOKENS = 400;

  private final Prompts prompts;
  private final InstantSource clock;

  public Briefing(Prompts prompts, InstantSource clock) {
    this.prompts = prompts;
    this.clock = clock;
  }

  /// The fixed lines and times of a call whose line opens now.
  Script script(CallContext context, Instant now) {
    var answered = context.call().answeredAt();
    var end = (answered == null ? now : answered).plus(context.call().minutes().duration());
    var names = Map.of("caller", firstName(context), "persona", context.persona().name());
    var lines =
        new Script.Lines(
            prompts.get("voice/opening").fill(names),
            line("voice/still-there"),
            filler(context),
            line("voice/apology"),
            line("voice/farewell-failure"),
            line("voice/goodbye"),
            prompts.get("voice/goodbye-limit").fill(Map.of("caller", firstName(context))),
            line("voice/goodbye-silence"));
    return new Script(lines, Script.Patience.USUAL, end.minus(WRAP_UP), end.minus(LAST_WORDS));
  }

  /// What the model is asked for one reply.
  Prompt prompt(CallContext context, Effect.Think think, Toolbox toolbox) {
    var messages = new ArrayList<Message>();
    layers(context, think.knowledge())
        .forEach(layer -> messages.add(new Message.Instruction(layer.text())));
    if (think.wrapUp()) {
      messages.add(new Message.Instruction(line("voice/wrap-up")));
    }
    messages.addAll(think.conversation());
    return new Prompt(messages, toolbox.offers(), MAX_TOKENS);
  }

  @Override
  public List<Layer> layers(CallContext context) {
    return layers(context, Knowledge.NONE);
  }

  private List<Layer> layers(CallContext context, Knowledge knowledge) {
    return List.of(
        new Layer("persona", context.persona().systemPrompt()),
        new Layer("telephone manners", line("voice/phone-manners")),
        new Layer("this call", callContext(context, knowledge)));
  }

  /// What the model is told when somebody whispers.
  String whisper(CallContext context, Whisper whisper) {
    return prompts
        .get("voice/whisper")
        .fill(Map.of("caller", firstName(context), "whisper", whisper.text()));
  }

  private String callContext(CallContext context, Knowledge knowledge) {
    return prompts
        .get("voice/call-context")
        .fill(
            Map.of(
                "persona", context.persona().name(),
                "caller", firstName(context),
                "purpose", purpose(context),
                "relationship", relationship(context.relationship()),
                "minutes_left", timeLeft(secondsLeft(context, knowledge)),
                "recollections", Quotations.lines(knowledge.recollections())));
  }

  private String purpose(CallContext context) {
    var usual = context.persona().description();
    var own = context.purpose();
    return own == null
        ? usual
        : usual
            + "\n"
            + prompts
                .get("voice/purpose")
                .fill(
                    Map.of(
                        "caller",
                        firstName(context),
                        "purpose",
                        own.text().replaceAll("\\s+", " ")));
  }

  private String relationship(Relationship relationship) {
    var last = relationship.lastSpoken();
    return relationship.calls() == 0 || last == null
        ? line("voice/first-call")
        : prompts
            .get("voice/earlier-calls")
            .fill(
                Map.of(
                    "times", RelativeTime.times(relationship.calls()),
                    "minutes", RelativeTime.minutes(relationship.minutes()),
                    "when", RelativeTime.ago(last, clock.instant())));
  }

  private static long secondsLeft(CallContext context, Knowledge knowledge) {
    return knowledge.context().get("seconds_left") instanceof Number seconds
        ? seconds.longValue()
        : context.secondsLeft();
  }

  private static String timeLeft(long seconds) {
    return seconds < 60 ? "less than a minute" : RelativeTime.minutes(seconds / 60);
  }

  /// A different one from call to call, the same throughout one.
  private String filler(CallContext context) {
    var fillers = List.of(line("voice/filler").split("\n"));
    return fillers.get(Math.floorMod(context.call().id().hashCode(), fillers.size()));
  }

  private static String firstName(CallContext context) {
    return context.caller().name().value().split(" ")[0];
  }

  private String line(String id) {
    return prompts.get(id).body();
  }
}
