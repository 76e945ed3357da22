package callmeback.raindrop.hosted.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Stops asking after several failures in a row, for a short while.
final class Circuit {
  static final int FAILURES = 3;
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private int failures;
  private Instant closedAgain = Instant.EPOCH;

  Circuit(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean open() {
    return clock.instant().isBefore(closedAgain);
  }

  synchronized void answered() {
    failures = 0;
  }

  /// After the pause every single failure starts another, until there is an answer.
  synchronized void failed() {
    failures++;
    if (failures >= FAILURES) {
      closedAgain = clock.instant().plus(PAUSE);
    }
  }
}
