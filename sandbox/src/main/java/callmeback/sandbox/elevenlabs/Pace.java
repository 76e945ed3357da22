package callmeback.sandbox.elevenlabs;

import java.util.function.IntSupplier;

/// How fast speech comes: the first byte after the latency set, then ten times faster than it is
/// heard.
final class Pace {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final int SPEED = 10;

  private final IntSupplier firstByteMs;
  private long freeNanos;

  Pace(IntSupplier firstByteMs) {
    this.firstByteMs = firstByteMs;
    freeNanos = System.nanoTime();
  }

  /// Text has arrived that is to be spoken.
  void begin() {
    freeNanos = Math.max(freeNanos, System.nanoTime() + firstByteMs.getAsInt() * NANOS_PER_MS);
  }

  /// When the next chunk may leave, in [System#nanoTime].
  long due(Chunk chunk) {
    var due = freeNanos;
    freeNanos += chunk.lengthMs() * NANOS_PER_MS / SPEED;
    return due;
  }
}
