package callmeback.api.stripe;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Stops asking a provider that failed several times in a row, for a short while.
final class Circuit {
  static final int FAILURES = 5;
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private int failures;
  private Instant closedAgain = Instant.EPOCH;

  Circuit(InstantSource clock) {
    this.clock = clock;
  }

  /// @throws ProblemException with `Unavailable` during the pause
  synchronized void check() {
    var left = Duration.between(clock.instant(), closedAgain);
    if (left.isPositive()) {
      throw new ProblemException(new Problem.Unavailable(left));
    }
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
