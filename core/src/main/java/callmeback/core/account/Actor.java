package callmeback.core.account;

import java.time.Instant;
import java.util.UUID;

/// On whose behalf something is done, by which credential, and what that may be used for.
///
/// @param credential a session token, an access token or a live call
public record Actor(UUID accountId, UUID credential, Instant expires, Grant grant) {

  /// Somebody who signed in.
  public Actor(UUID accountId, UUID credential, Instant expires) {
    this(accountId, credential, expires, Grant.PERSON);
  }
}
