package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import java.time.Instant;
import java.util.UUID;

/// Keeps what the rules of dialling look at; every node sees the same.
public interface DialRecords {

  /// Whether somebody at this telephone asked not to be called any more.
  boolean suppressed(PhoneNumber phone);

  void suppress(PhoneNumber phone, Instant at);

  /// Whether the operator switched calling off.
  boolean switchedOff();

  void switchOff(boolean off);

  /// What an account's calls since then came to.
  Spent spent(UUID accountId, Instant since);

  /// What all calls since then came to.
  Spent spent(Instant since);

  /// @param minutes started ones of ended calls, authorised ones of live calls
  /// @param cost of ended calls, and what is held for live ones
  record Spent(int calls, int minutes, Cents cost) {}
}
