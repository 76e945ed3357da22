package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Ear;
import callmeback.sandbox.speech.Heard;
import java.util.ArrayList;
import java.util.List;

/// Nova's segmentation, on the clock of the audio heard: interim words, final words, pauses.
final class Segments {
  private static final int INTERIM_MS = 500;
  private static final int LONGEST_MS = 5_000;

  /// Stops inside words are as long as this, so no pause is noticed earlier.
  private static final int SHORTEST_PAUSE_MS = 100;

  private final Ear ear;
  private final NovaOptions options;
  private final Transcript transcript = new Transcript();
  private final List<Segment> segments = new ArrayList<>();
  private long fromMs;
  private long lastResultMs;
  private boolean changed;
  private boolean utteranceOpen;

  Segments(Ear ear, NovaOptions options) {
    this.ear = ear;
    this.options = options;
  }

  long positionMs() {
    return ear.positionMs();
  }

  /// Hears the next piece, of at most 20 ms.
  List<Segment> hear(byte[] mulaw) {
    segments.clear();
    for (var heard : ear.hear(mulaw)) {
      switch (heard) {
        case Heard.SpeechStarted(long sinceMs, long _) -> {
          if (options.vadEvents()) {
            segments.add(new Segment.SpeechStarted(sinceMs));
          }
        }
        case Heard.Words words -> {
          changed |= transcript.add(words);
          utteranceOpen |= !transcript.isEmpty();
        }
        case Heard.SpeechEnded _ -> {}
      }
    }
    judge();
    return List.copyOf(segments);
  }

  /// All words heard so far, for good.
  List<Segment> flush(boolean asked) {
    segments.clear();
    if (asked || !transcript.isEmpty()) {
      result(true, true, asked);
    }
    return List.copyOf(segments);
  }

  private void judge() {
    var position = ear.positionMs();
    if (!transcript.isEmpty() && paused()) {
      result(true, true, false);
    } else if (position - fromMs >= LONGEST_MS) {
      result(true, false, false);
    } else if (options.interim() && changed && position - lastResultMs >= INTERIM_MS) {
      result(false, false, false);
    }
    var silentMs = position - transcript.endMs();
    if (utteranceOpen && silentMs >= options.utteranceEndMs().orElse(Integer.MAX_VALUE)) {
      if (!transcript.isEmpty()) {
        result(true, false, false);
      }
      utteranceOpen = false;
      segments.add(new Segment.UtteranceEnd(transcript.endMs()));
    }
  }

  private boolean paused() {
    return options.endpointingMs().isPresent()
        && ear.quietMs() >= Math.max(SHORTEST_PAUSE_MS, options.endpointingMs().getAsInt());
  }

  private void result(boolean last, boolean spoken, boolean flushed) {
    var position = ear.positionMs();
    segments.add(new Segment.Results(fromMs, position, transcript.words(), last, spoken, flushed));
    lastResultMs = position;
    changed = false;
    if (last) {
      transcript.cut();
      fromMs = position;
    }
  }
}
