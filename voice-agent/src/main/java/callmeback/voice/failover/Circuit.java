package callmeback.voice.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Remembers, across calls, whether it makes sense to ask somebody. For any thread.
public final class Circuit {
  private final int limit;
  private final Duration coolDown;
  private final InstantSource clock;
  private int failuresInARow;
  private Instant retryAt = Instant.MIN;

  Circuit(int limit, Duration coolDown, InstantSource clock) {
    this.limit = limit;
    this.coolDown = coolDown;
    this.clock = clock;
  }

  /// A closed circuit that opens and cools down as the policy says.
  public static Circuit of(FailoverPolicy policy, InstantSource clock) {
    return new Circuit(policy.failures(), policy.coolDown(), clock);
  }

  /// Whether to ask. While it is cooling down, one in each cool-down may try.
  synchronized boolean allows() {
    if (failuresInARow < limit) {
      return true;
    }
    var now = clock.instant();
    if (now.isBefore(retryAt)) {
      return false;
    }
    retryAt = now.plus(coolDown);
    return true;
  }

  synchronized void succeeded() {
    failuresInARow = 0;
  }

  synchronized void failed() {
    failuresInARow++;
    if (failuresInARow >= limit) {
      retryAt = clock.instant().plus(coolDown);
    }
  }
}
