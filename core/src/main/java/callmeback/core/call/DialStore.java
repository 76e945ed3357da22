package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import java.time.Instant;
import java.util.UUID;

/// What the rules of dialling count and remember.
public interface DialStore {

  /// How many calls an account has asked for since then.
  int calls(UUID accountId, Instant since);

  /// What all calls since then have cost, live ones at the price of their holds.
  Cents spent(Instant since);

  /// Whether whoever has this number wants no calls.
  boolean suppressed(PhoneNumber number);

  /// Never call this number again, whoever asks.
  void suppress(PhoneNumber number, Instant at);

  /// Whether an operator has stopped all dialling, on every node at once.
  boolean stopped();
}
