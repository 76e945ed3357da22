package callmeback.core.account;

import callmeback.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Keeps accounts, their failed log-ins, and revoked tokens.
public interface AccountStore {

  /// @throws ProblemException with `EmailTaken` or `PhoneTaken`
  void add(Account account, String passwordHash);

  Optional<Account> find(UUID id);

  Optional<Credentials> credentials(EmailAddress email);

  /// Counts a wrong password; the `limit`-th in a row locks the account until `now + lock`.
  void wrongPassword(UUID id, int limit, Instant now, Duration lock);

  void rightPassword(UUID id);

  /// Makes a token void; the row may be forgotten after it would have expired anyway.
  void revoke(UUID tokenId, Instant expires);

  Standing standing(UUID accountId, UUID tokenId);

  /// What an account may do with a token.
  enum Standing {
    WELCOME,
    /// The token was logged out, or the account is gone or going.
    LOGGED_OUT,
    SUSPENDED
  }
}
