package callmeback.core.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is needed to judge a log-in: the account, its password's hash, and whether it is locked.
public record Credentials(Account account, String passwordHash, @Nullable Instant lockedUntil) {

  boolean lockedAt(Instant now) {
    return lockedUntil != null && lockedUntil.isAfter(now);
  }
}
