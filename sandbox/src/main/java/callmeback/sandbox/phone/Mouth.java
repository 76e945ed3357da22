package callmeback.sandbox.phone;

import callmeback.sandbox.speech.MuLaw;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What goes into a telephone, a frame at a time: lines in order, else the microphone, else
/// silence.
final class Mouth {

  /// 20 ms of 8 kHz mu-law.
  static final int FRAME = Act.TICK_MS * MuLaw.BYTES_PER_MS;

  /// A microphone's audio that is older than this is dropped, so that it never lags.
  private static final int MICROPHONE_CAPACITY = 2000 * MuLaw.BYTES_PER_MS;

  private final Deque<Line> lines = new ArrayDeque<>();
  private final ArrayDeque<Byte> microphone = new ArrayDeque<>();
  private int position;

  void speak(Line line) {
    lines.add(line);
  }

  void microphone(byte[] mulaw) {
    for (byte sample : mulaw) {
      if (microphone.size() == MICROPHONE_CAPACITY) {
        microphone.remove();
      }
      microphone.add(sample);
    }
  }

  boolean speaking() {
    return !lines.isEmpty();
  }

  /// The line whose first frame comes next, if one is about to begin.
  @Nullable Line beginning() {
    return position == 0 ? lines.peek() : null;
  }

  byte[] next() {
    var frame = new byte[FRAME];
    Arrays.fill(frame, MuLaw.SILENCE);
    var line = lines.peek();
    if (line == null) {
      for (int i = 0; i < FRAME && !microphone.isEmpty(); i++) {
        frame[i] = microphone.remove();
      }
      return frame;
    }
    position += line.copy(position, frame);
    if (position >= line.length()) {
      lines.remove();
      position = 0;
    }
    return frame;
  }
}
