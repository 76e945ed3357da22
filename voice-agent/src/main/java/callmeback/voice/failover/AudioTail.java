package callmeback.voice.failover;

import java.util.ArrayDeque;
import java.util.List;

/// The latest audio, as it came in.
final class AudioTail {
  private static final int BYTES_PER_MS = 8;

  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private final long longestMs;
  private long bytes;

  AudioTail(long longestMs) {
    this.longestMs = longestMs;
  }

  void add(byte[] mulaw) {
    frames.add(mulaw.clone());
    bytes += mulaw.length;
    keepLast(longestMs);
  }

  /// Forgets what is older, but no part of a frame.
  void keepLast(long ms) {
    while (!frames.isEmpty() && bytes - frames.element().length >= ms * BYTES_PER_MS) {
      bytes -= frames.remove().length;
    }
  }

  long millis() {
    return bytes / BYTES_PER_MS;
  }

  List<byte[]> frames() {
    return List.copyOf(frames);
  }
}
