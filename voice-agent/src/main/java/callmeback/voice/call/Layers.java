package callmeback.voice.call;

import callmeback.core.call.Briefings.Layer;
import callmeback.core.call.CallContext;
import callmeback.core.memory.Episode;
import callmeback.prompts.Prompts;
import callmeback.prompts.Quotations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a persona is told, layer by layer, each within a budget of tokens: the budgets hold the
/// longest persona a user may write (2,000 characters), and leave the model quick.
final class Layers {
  private static final int IDENTITY = 600;
  private static final int PURPOSE = 300;
  private static final int RELATIONSHIP = 350;
  private static final int KNOWN = 600;
  private static final int MANNERS = 700;
  private static final int LIVE_NOTES = 250;

  private final Prompts prompts;
  private final InstantSource clock;

  Layers(Prompts prompts, InstantSource clock) {
    this.prompts = prompts;
    this.clock = clock;
  }

  /// @param interrupted the end of what the caller heard before interrupting, or nothing
  List<Layer> of(CallContext context, Knowledge knowledge, String interrupted, boolean wrapUp) {
    return List.of(
        layer("identity", identity(context), IDENTITY),
        layer("purpose", purpose(context), PURPOSE),
        layer("relationship", relationship(context, knowledge), RELATIONSHIP),
        layer("known", known(context, knowledge), KNOWN),
        layer("manners", line("voice/phone-manners"), MANNERS),
        layer("live notes", liveNotes(context, knowledge, interrupted, wrapUp), LIVE_NOTES));
  }

  private static Layer layer(String name, String text, int budget) {
    var most = Layer.characters(budget);
    return new Layer(name, text.length() <= most ? text : cut(text, most), budget);
  }

  /// At the last space that fits.
  private static String cut(String text, int most) {
    var end = text.lastIndexOf(' ', most - 1);
    return text.substring(0, end < 0 ? most - 1 : end) + "…";
  }

  private String identity(CallContext context) {
    return prompts
        .get("voice/identity")
        .fill(
            Map.of(
                "persona", context.persona().name(),
                "caller", firstName(context),
                "instructions", context.persona().systemPrompt()));
  }

  private String purpose(CallContext context) {
    var usual =
        prompts.get("voice/usual-purpose").fill(Map.of("purpose", context.persona().description()));
    var own = context.purpose();
    return own == null
        ? usual
        : usual
            + "\n"
            + prompts
                .get("voice/purpose")
                .fill(
                    Map.of(
                        "caller", firstName(context),
                        "purpose", own.text().replaceAll("\\s+", " ")));
  }

  private String relationship(CallContext context, Knowledge knowledge) {
    var relationship = context.relationship();
    var last = relationship.lastSpoken();
    if (relationship.calls() == 0 || last == null) {
      return line("voice/first-call");
    }
    var spoken =
        prompts
            .get("voice/earlier-calls")
            .fill(
                Map.of(
                    "times", RelativeTime.times(relationship.calls()),
                    "minutes", RelativeTime.minutes(relationship.minutes()),
                    "when", RelativeTime.ago(last, clock.instant())));
    var episodes = knowledge.before().episodes();
    return episodes.isEmpty() ? spoken : spoken + " " + remembered(spoken, episodes);
  }

  private String remembered(String before, List<Episode> episodes) {
    var tone = episodes.getFirst().tone().name().toLowerCase(Locale.ROOT);
    var felt = prompts.get("voice/tone").fill(Map.of("tone", tone));
    var frame = prompts.get("voice/episodes");
    var room =
        Layer.characters(RELATIONSHIP) - before.length() - felt.length() - frame.body().length();
    var lines = episodes.stream().map(this::episode).toList();
    return felt + "\n" + frame.fill(Map.of("episodes", Fitting.lines(lines, room)));
  }

  private String episode(Episode episode) {
    return prompts
        .get("voice/episode-line")
        .fill(
            Map.of(
                "ago", RelativeTime.ago(episode.at(), clock.instant()),
                "summary", Quotations.plain(episode.summary())));
  }

  private String known(CallContext context, Knowledge knowledge) {
    var frame = prompts.get("voice/known");
    var room = Layer.characters(KNOWN) - frame.body().length() - firstName(context).length();
    var lines = new KnownLines(prompts, clock).of(knowledge);
    return frame.fill(Map.of("caller", firstName(context), "known", Fitting.lines(lines, room)));
  }

  private String liveNotes(
      CallContext context, Knowledge knowledge, String interrupted, boolean wrapUp) {
    var notes = new ArrayList<String>();
    var left = timeLeft(secondsLeft(context, knowledge));
    notes.add(prompts.get("voice/live-notes").fill(Map.of("minutes_left", left)));
    if (!interrupted.isEmpty()) {
      notes.add(
          prompts.get("voice/interrupted").fill(Map.of("heard", Quotations.plain(interrupted))));
    }
    if (wrapUp) {
      notes.add(line("voice/wrap-up"));
    }
    return String.join("\n", notes);
  }

  private static long secondsLeft(CallContext context, Knowledge knowledge) {
    return knowledge.context().get("seconds_left") instanceof Number seconds
        ? seconds.longValue()
        : context.secondsLeft();
  }

  private static String timeLeft(long seconds) {
    return seconds < 60 ? "less than a minute" : RelativeTime.minutes(seconds / 60);
  }

  static String firstName(CallContext context) {
    return context.caller().name().value().split(" ")[0];
  }

  private String line(String id) {
    return prompts.get(id).body();
  }
}
