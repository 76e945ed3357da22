package callmeback.voice.twilio;

import callmeback.voice.twilio.StreamMessage.Media;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps what the ear is given in step with the time on the line, for messages may be lost or come
/// twice.
final class StreamClock {
  private static final int BYTES_PER_MS = 8;
  private static final byte SILENCE = (byte) 0xFF;

  /// Two frames: less is jitter.
  private static final long NOTICEABLE_MS = 40;

  private static final long LONGEST_MS = 1000;

  private long chunk = -1;
  private long heardUntil;

  /// What the ear is due: silence for what was lost before, at most a second of it, and this;
  /// nothing when it was given this before.
  List<byte[]> due(Media media) {
    if (media.chunk() <= chunk) {
      return List.of();
    }
    var due = new ArrayList<byte[]>();
    for (var missing = missing(media); missing > 0; missing -= OutgoingQueue.FRAME) {
      due.add(silence(Math.min(missing, OutgoingQueue.FRAME)));
    }
    due.add(media.payload());
    chunk = media.chunk();
    return due;
  }

  private int missing(Media media) {
    var length = media.payload().length / BYTES_PER_MS;
    var late = chunk < 0 ? 0 : media.timestamp() - heardUntil;
    if (chunk < 0 || late >= NOTICEABLE_MS) {
      heardUntil = media.timestamp() + length;
      return (int) Math.min(late, LONGEST_MS) * BYTES_PER_MS;
    }
    heardUntil += length;
    return 0;
  }

  private static byte[] silence(int length) {
    var silence = new byte[length];
    Arrays.fill(silence, SILENCE);
    return silence;
  }
}
