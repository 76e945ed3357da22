package callmeback.core.billing;

import callmeback.core.ProblemException;

/// Whether a call could be made at all, so that money is worth holding.
@FunctionalInterface
public interface Readiness {

  /// @throws ProblemException with `Unavailable`
  void require();
}
