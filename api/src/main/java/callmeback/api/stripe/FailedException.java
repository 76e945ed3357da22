package callmeback.api.stripe;

import callmeback.core.ProblemException;

/// Carries a [Failure] from the one place that talks to the SDK to what can be made of it.
final class FailedException extends Exception {
  private final transient Failure failure;

  FailedException(Failure failure, Exception cause) {
    super(failure.getClass().getSimpleName(), cause);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }

  ProblemException asProblem() {
    return new ProblemException(failure.problem(), this);
  }
}
