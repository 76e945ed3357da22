package callmeback.voice.call;

import callmeback.core.call.SpokenTurn.Latency;
import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.SpeechEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Measures where the time between the caller's last word and the first audible answer went. For
/// the call's owner only.
final class Stopwatch {

  /// The moments of a reply, in order; each counts the first time it comes.
  enum Moment {
    TURN_ENDED,
    ASKED,
    FIRST_WORDS,
    FIRST_SENTENCE,
    SENTENCE_SENT,
    FIRST_AUDIO,
    FRAME_SENT,
    AUDIBLE
  }

  /// How long the answer took, and how much of that was ours: neither a provider's nor the line's.
  record Reading(Latency latency, Duration own) {}

  /// The first mark comes back when the first frame was played: 20 ms after it began.
  private static final Duration FRAME = Duration.ofMillis(20);

  private final Map<Long, Map<Moment, Instant>> replies = new HashMap<>();
  private final Map<Long, Integer> silences = new HashMap<>();

  /// Something happened while the call was in this state.
  void arrived(State state, CallEvent event, Instant at) {
    switch (event) {
      case CallEvent.Heard(var speech) -> heard(state, speech, at);
      case CallEvent.FirstWords(var reply) -> moment(reply, Moment.FIRST_WORDS, at);
      case CallEvent.Sentence(var reply, _) -> moment(reply, Moment.FIRST_SENTENCE, at);
      case CallEvent.Voiced(var audio) -> moment(audio.reply(), Moment.FIRST_AUDIO, at);
      case CallEvent.Marked(var name) -> moment(MarkName.parse(name).reply(), Moment.AUDIBLE, at);
      case CallEvent.LineOpened(),
          CallEvent.EarsFailed(),
          CallEvent.Known(_),
          CallEvent.ToolsWanted(_, _),
          CallEvent.ToolAnswered(_, _, _),
          CallEvent.ThoughtDone(_),
          CallEvent.ThoughtFailed(_),
          CallEvent.VoiceFailed(),
          CallEvent.Pressed(_),
          CallEvent.Whispered(_),
          CallEvent.Tick(),
          CallEvent.ClosingTime(),
          CallEvent.LineEnded() -> {}
    }
  }

  /// The end of a turn is where its answer's clock starts, unless the answer has to wait until the
  /// persona has finished.
  private void heard(State state, SpeechEvent speech, Instant at) {
    var waits = state.floor() instanceof Floor.Answering(var reply) && !reply.interruptible();
    if (speech instanceof SpeechEvent.TurnEnded(_, _, var silenceMs) && !waits) {
      moment(state.reply() + 1, Moment.TURN_ENDED, at);
      silences.put(state.reply() + 1, silenceMs);
    }
  }

  void moment(long reply, Moment moment, Instant at) {
    replies.computeIfAbsent(reply, _ -> new EnumMap<>(Moment.class)).putIfAbsent(moment, at);
  }

  /// The reading of a reply that answered the caller and was audible; it is forgotten afterwards.
  Optional<Reading> read(long reply) {
    var moments = replies.remove(reply);
    var silence = silences.remove(reply);
    if (moments == null || silence == null || moments.size() < Moment.values().length) {
      return Optional.empty();
    }
    var latency =
        new Latency(
            silence,
            millis(between(moments, Moment.TURN_ENDED, Moment.ASKED)),
            millis(between(moments, Moment.ASKED, Moment.FIRST_WORDS)),
            millis(between(moments, Moment.FIRST_WORDS, Moment.FIRST_AUDIO)),
            millis(between(moments, Moment.FIRST_AUDIO, Moment.AUDIBLE).minus(FRAME)));
    var own =
        between(moments, Moment.TURN_ENDED, Moment.ASKED)
            .plus(between(moments, Moment.FIRST_SENTENCE, Moment.SENTENCE_SENT))
            .plus(between(moments, Moment.FIRST_AUDIO, Moment.FRAME_SENT));
    return Optional.of(new Reading(latency, own));
  }

  private static Duration between(Map<Moment, Instant> moments, Moment from, Moment to) {
    var start = moments.get(from);
    var end = moments.get(to);
    return start == null || end == null || end.isBefore(start)
        ? Duration.ZERO
        : Duration.between(start, end);
  }

  private static int millis(Duration duration) {
    return (int) Math.max(0, duration.toMillis());
  }
}
