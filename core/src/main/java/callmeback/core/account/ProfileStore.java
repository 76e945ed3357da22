package callmeback.core.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Changes what an account says of its owner.
public interface ProfileStore {

  /// A new email address or telephone number is unverified; the same again changes nothing about
  /// that.
  ///
  /// @return the account as it is now; empty when it is gone
  /// @throws callmeback.core.ProblemException with `EmailTaken` or `PhoneTaken`
  Optional<Account> change(UUID accountId, ProfileChange change, Instant at);

  /// The account's owner has proved this number; that is also when they gave the consent.
  ///
  /// @return empty when it is not the account's number any more
  Optional<Account> verified(UUID accountId, PhoneNumber phone, Consent consent, Instant at);
}
