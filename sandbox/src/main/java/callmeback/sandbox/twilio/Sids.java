package callmeback.sandbox.twilio;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Twilio's names for things: two letters and 32 hex digits, following from a seed and a count.
final class Sids {

  private final long seed;
  private final AtomicLong count;

  /// @param used how many names of this seed have been given out before
  Sids(long seed, long used) {
    this.seed = seed;
    this.count = new AtomicLong(used);
  }

  String next(String prefix) {
    var random = new SplittableRandom(seed * 1_000_003 + count.incrementAndGet());
    return prefix + "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }
}
