package callmeback.raindrop.talk;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.raindrop.bucket.BucketUnavailable;
import callmeback.raindrop.postgres.StoreUnavailable;
import java.time.Duration;
import java.util.function.Supplier;

/// The doors' outages as a problem that the asker can wait out.
final class Reach {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private Reach() {}

  /// @throws ProblemException with `Unavailable`
  static <T> T into(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreUnavailable | BucketUnavailable e) {
      throw new ProblemException(new Problem.Unavailable(RETRY), e);
    }
  }
}
