package callmeback.core.account;

import callmeback.core.ProblemException;
import callmeback.core.Secret;
import java.time.Instant;

/// Signed session tokens.
public interface Tokens {

  Secret issue(Actor actor, Instant issuedAt);

  /// Reads a token that is genuine and unexpired at `now`.
  ///
  /// @throws ProblemException with `BadToken` for any other
  Actor read(String token, Instant now);
}
