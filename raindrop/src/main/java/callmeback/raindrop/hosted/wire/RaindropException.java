package callmeback.raindrop.hosted.wire;

import callmeback.core.ProblemException;
import org.jspecify.annotations.Nullable;

/// A request to hosted Raindrop failed.
public final class RaindropException extends RuntimeException {
  private final transient Failure failure;

  RaindropException(Failure failure, @Nullable Throwable cause) {
    super("Raindrop: " + failure, cause);
    this.failure = failure;
  }

  RaindropException(Failure failure) {
    this(failure, null);
  }

  public Failure failure() {
    return failure;
  }

  public ProblemException asProblem() {
    return new ProblemException(failure.problem(), this);
  }
}
