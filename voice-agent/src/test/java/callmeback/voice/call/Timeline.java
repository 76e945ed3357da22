package callmeback.voice.call;

import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.SpokenAudio.TimedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A conversation under virtual time: what happens is said with milliseconds, what the call did is
/// looked up.
final class Timeline {
  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  static final Script.Lines LINES =
      new Script.Lines(
          "Hi, your AI persona here.",
          "Are you still there?",
          "Let me think.",
          "Sorry, say that again?",
          "I have to hang up.",
          "Talk soon, bye.",
          "Time is up, bye.",
          "I cannot hear you, bye.");

  private State state;
  private Instant now = START;
  final List<Effect> effects = new ArrayList<>();

  Timeline() {
    this(Duration.ofMinutes(5));
  }

  Timeline(Duration length) {
    var end = START.plus(length);
    state =
        State.ringing(
            new Script(
                LINES,
                Script.Patience.USUAL,
                end.minus(Briefing.WRAP_UP),
                end.minus(Briefing.LAST_WORDS)));
  }

  /// A call whose opening was heard and whose caller may speak.
  static Timeline listening() {
    var timeline = new Timeline().happens(new CallEvent.LineOpened());
    return timeline.voices(LINES.opening()).hears(1).forget();
  }

  Timeline happens(CallEvent event) {
    var step = Turn.next(state, event, now);
    state = step.state();
    effects.addAll(step.effects());
    return this;
  }

  /// Time passes; deadlines tick when they come.
  Timeline passes(long millis) {
    var until = now.plusMillis(millis);
    while (!Deadlines.next(state).isAfter(until)) {
      var due = Deadlines.next(state);
      now = due.isBefore(now) ? now : due;
      happens(new CallEvent.Tick());
    }
    now = until;
    return this;
  }

  Timeline saysSoFar(String text) {
    return happens(new CallEvent.Heard(new SpeechEvent.Interim(0, text)));
  }

  Timeline says(String text) {
    return happens(new CallEvent.Heard(new SpeechEvent.TurnEnded(0, text, 260)));
  }

  Timeline knows() {
    return happens(new CallEvent.Known(Knowledge.NONE));
  }

  Timeline thinks(String... sentences) {
    Arrays.stream(sentences).forEach(each -> happens(new CallEvent.Sentence(state.reply(), each)));
    return happens(new CallEvent.ThoughtDone(state.reply()));
  }

  /// The voice delivers these texts as chunks of 100 ms a word, then finishes.
  Timeline voices(String... texts) {
    Arrays.stream(texts).forEach(this::chunk);
    return happens(new CallEvent.Voiced(new SpokenAudio.Finished(state.reply())));
  }

  Timeline chunk(String text) {
    var pieces = new ArrayList<TimedText>();
    for (var word : text.split("(?<= )")) {
      pieces.add(new TimedText(word, (pieces.size() + 1) * 100));
    }
    return happens(
        new CallEvent.Voiced(
            new SpokenAudio.Chunk(state.reply(), new byte[pieces.size() * 800], pieces)));
  }

  /// The marks of the first `chunks` chunks of the current reply come back.
  Timeline hears(int chunks) {
    for (var n = 0; n <= chunks; n++) {
      happens(new CallEvent.Marked(MarkName.of(state.reply(), n)));
    }
    return this;
  }

  Timeline forget() {
    effects.clear();
    return this;
  }

  State state() {
    return state;
  }

  <T extends Effect> List<T> all(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<String> said() {
    return all(Effect.Say.class).stream().map(Effect.Say::sentence).toList();
  }
}
