package callmeback.sandbox.speech;

/// A hash of the last [#WINDOW] bytes that moves with the stream. One window in 128 is an anchor,
/// and because the bytes themselves choose it, an utterance and any excerpt of it agree on which.
final class Fingerprint {
  /// 30 ms: long enough to be rare, short enough to be soon.
  static final int WINDOW = 240;

  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long OLDEST = power(WINDOW);
  private static final int ANCHOR_BITS = 7;

  private long value;

  private static long power(int n) {
    var result = 1L;
    for (var i = 0; i < n; i++) {
      result *= BASE;
    }
    return result;
  }

  void roll(byte in, byte out) {
    value = value * BASE + term(in) - term(out) * OLDEST;
  }

  void add(byte in) {
    value = value * BASE + term(in);
  }

  boolean anchor() {
    return value >>> Long.SIZE - ANCHOR_BITS == 0;
  }

  long value() {
    return value;
  }

  private static long term(byte b) {
    return (b & 0xFF) + 1L;
  }
}
