package callmeback.api.http;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;

/// Who sent a request, as far as its credentials tell.
sealed interface Caller {

  /// A valid token came with the request.
  record Known(Actor actor) implements Caller {}

  /// No token came, or none was looked for.
  record Stranger() implements Caller {
    @Override
    public Actor actor() {
      throw new ProblemException(new Problem.Unauthenticated());
    }
  }

  /// A token came and was not accepted, or could not be judged.
  record Rejected(RuntimeException why) implements Caller {
    @Override
    public Actor actor() {
      throw why;
    }
  }

  /// @throws RuntimeException why there is nobody to act for
  Actor actor();
}
