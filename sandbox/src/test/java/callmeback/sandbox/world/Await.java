package callmeback.sandbox.world;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what happens on another thread, at most five seconds.
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Await() {}

  /// The first value that passes.
  public static <T> T until(Supplier<T> value, Predicate<T> passes) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T seen = value.get();
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
