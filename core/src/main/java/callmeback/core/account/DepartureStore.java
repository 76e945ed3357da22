package callmeback.core.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Keeps track of people who leave. An account that leaves is gone for everybody at once; its rows
/// are erased one feature after the other.
public interface DepartureStore {

  /// From here on nobody logs in, and every token is void.
  void leave(UUID accountId, Instant now);

  /// Accounts whose erasure is to be tried now, at most `limit`; each is not due again for a while
  /// that doubles from try to try, so that a crash in between loses nothing.
  List<UUID> claim(Instant now, int limit);

  /// Whether somebody may still be at work for the account: requests, calls, or holds.
  boolean busy(UUID accountId, Instant now);

  /// Holds that no call is bound to, by the payment provider's ids.
  List<String> idleHolds(UUID accountId);

  /// Removes what the account has said and saved. What is left is money without a name.
  void erase(UUID accountId);

  /// Everything is done.
  void departed(UUID accountId, Instant now);
}
