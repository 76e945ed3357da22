package callmeback.sandbox.deepgram;

import callmeback.sandbox.deepgram.TurnEvent.Kind;
import callmeback.sandbox.speech.Ear;
import callmeback.sandbox.speech.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Flux's turn machine, on the clock of the audio heard. Its rules are those of the state machine
/// page: an eager end has words, only an eager end is resumed, and an end repeats the words of the
/// eager end before it.
final class Turns {
  private static final int UPDATE_MS = 250;
  private static final double USUAL_THRESHOLD = 0.7;
  private static final double LEAST = 0.05;
  private static final double MOST = 0.95;

  /// How much longer a pause must be before a sentence broken off counts as over.
  private static final int HESITATION = 3;

  /// A voice that sounds longer than this after a word has begun the next one.
  private static final int TAIL_MS = 100;

  private final Ear ear;
  private final IntSupplier endOfTurnMs;
  private final Transcript transcript = new Transcript();
  private final List<TurnEvent> events = new ArrayList<>();
  private FluxOptions options;
  private int turn;
  private boolean eager;
  private boolean started;
  private long turnFromMs;
  private long lastEventMs;

  /// @param endOfTurnMs how long after the last word a turn ends at the usual threshold
  Turns(Ear ear, FluxOptions options, IntSupplier endOfTurnMs) {
    this.ear = ear;
    this.options = options;
    this.endOfTurnMs = endOfTurnMs;
  }

  void configure(FluxOptions changed) {
    options = changed;
  }

  FluxOptions options() {
    return options;
  }

  /// Hears the next piece, of at most 20 ms.
  List<TurnEvent> hear(byte[] mulaw) {
    events.clear();
    for (var heard : ear.hear(mulaw)) {
      if (heard instanceof Heard.Words words && transcript.add(words)) {
        wordsChanged();
      }
    }
    judge();
    return List.copyOf(events);
  }

  /// Ends the turn in progress; without one this does nothing.
  List<TurnEvent> forceEnd() {
    events.clear();
    if (started) {
      end("manual");
    }
    return List.copyOf(events);
  }

  private void wordsChanged() {
    if (!started && !transcript.isEmpty()) {
      started = true;
      emit(Kind.START_OF_TURN, null);
    } else if (eager) {
      eager = false;
      emit(Kind.TURN_RESUMED, null);
    }
  }

  private void judge() {
    var confidence = confidence();
    if (started && confidence >= options.endThreshold()) {
      end("model");
    } else if (started && sinceLastWordMs() >= options.timeoutMs()) {
      end("timeout");
    } else if (started && !eager && confidence >= options.eagerThreshold().orElse(1)) {
      eager = true;
      emit(Kind.EAGER_END_OF_TURN, null);
    } else if (ear.positionMs() - lastEventMs >= UPDATE_MS) {
      emit(Kind.UPDATE, null);
    }
  }

  private void end(String trigger) {
    emit(Kind.END_OF_TURN, trigger);
    transcript.cut();
    started = false;
    eager = false;
    turn++;
    turnFromMs = ear.positionMs();
  }

  private void emit(Kind kind, @Nullable String trigger) {
    lastEventMs = ear.positionMs();
    events.add(
        new TurnEvent(
            kind, turn, turnFromMs, lastEventMs, transcript.words(), confidence(), trigger));
  }

  private long sinceLastWordMs() {
    return ear.positionMs() - transcript.endMs();
  }

  /// Grows with the pause after the last word.
  private double confidence() {
    if (transcript.isEmpty()) {
      return 0;
    }
    var pauseMs = sinceLastWordMs();
    if (ear.quietMs() == 0 && pauseMs > TAIL_MS) {
      return LEAST;
    }
    var enoughMs = Math.max(1, endOfTurnMs.getAsInt()) * (transcript.complete() ? 1 : HESITATION);
    return Math.clamp(USUAL_THRESHOLD * pauseMs / enoughMs, LEAST, MOST);
  }
}
