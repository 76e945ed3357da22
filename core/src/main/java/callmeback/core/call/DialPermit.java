package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.util.UUID;

/// Whether a number may be called at all, now and for this account.
public interface DialPermit {

  /// @throws callmeback.core.ProblemException with `Unavailable`, `Forbidden`, `Invalid` or
  ///   `RateLimited` when it may not
  void require(UUID accountId, PhoneNumber to);
}
