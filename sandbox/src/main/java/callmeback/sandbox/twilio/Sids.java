package callmeback.sandbox.twilio;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Twilio's names for things: two letters and 32 hex digits. They follow from a seed and from when
/// the simulator was opened, so that a later run does not repeat those of an earlier one.
final class Sids {

  private final long seed;
  private final AtomicLong count;

  private Sids(long seed, long count) {
    this.seed = seed;
    this.count = new AtomicLong(count);
  }

  static Sids of(long seed, Instant opened) {
    return new Sids(seed * 1_000_003, opened.toEpochMilli() * 1000);
  }

  String next(String prefix) {
    var random = new SplittableRandom(seed + count.incrementAndGet());
    return prefix + "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }
}
