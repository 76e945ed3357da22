package callmeback.voice.twilio;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what happens on another thread, at most ten seconds.
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Await() {}

  /// The first value that passes.
  static <T> T until(Supplier<T> value, Predicate<T> passes) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var seen = value.get();
    while (!passes.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("after " + PATIENCE + " still " + seen);
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      seen = value.get();
    }
    return seen;
  }
}
