package callmeback.core.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Keeps the running proof of each account's telephone number, and what was agreed to by it.
public interface ProofStore {

  /// A code is about to be sent. A proof of the same number that still runs keeps its end and its
  /// count of tries, as it does at the provider.
  ///
  /// @return when the code expires
  Instant begin(UUID accountId, PhoneNumber phone, Instant now, Instant expires);

  /// Counts a try at the running proof, before the code is looked at; empty without one.
  Optional<Try> count(UUID accountId, Instant now);

  /// A try at a proof.
  ///
  /// @param number 1 for the first
  record Try(PhoneNumber phone, int number, Instant expires) {}

  /// The number is proved, and the consent given.
  ///
  /// @return the account as it is now; empty when it has another number by now
  Optional<Account> proved(UUID accountId, PhoneNumber phone, String consent, Instant at);
}
