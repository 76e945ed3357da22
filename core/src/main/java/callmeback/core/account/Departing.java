package callmeback.core.account;

import callmeback.core.ProblemException;
import java.util.UUID;

/// A feature that keeps something of people who may leave.
@FunctionalInterface
public interface Departing {

  /// Erases what this feature keeps of an account; may be repeated.
  ///
  /// @throws ProblemException with `Unavailable` when it could not be finished now
  void depart(UUID accountId);
}
