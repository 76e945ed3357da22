package callmeback.core.quote;

import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps what programs are about to spend, and have spent.
public interface SpendIntents {
  Optional<Kept> find(UUID credential, String key);

  /// An intent and how far it is.
  ///
  /// @param result the call, scheduled call or hold that came of it; absent until it is done
  /// @param refusal why nothing came of it; absent unless that is certain
  /// @param paymentId the hold at the payment provider; absent until there is one
  record Kept(
      SpendIntent intent,
      @Nullable UUID result,
      @Nullable String refusal,
      @Nullable String paymentId) {}

  /// Claims its key, quote and confirmation and reserves its money on the allowance of its
  /// credential: all or nothing, one after the other for each account.
  ///
  /// @throws ProblemException with `SpendingStopped` when the allowance does not suffice, or
  ///   `RevokedToken`
  Claimed claim(SpendIntent intent);

  /// What became of a claim.
  enum Claimed {
    CLAIMED,
    /// Something was done under this key already.
    KEY_TAKEN,
    /// The quote or the confirmation was used already.
    AGREEMENT_USED
  }

  Allowance allowance(Actor actor, LocalDate day);

  /// It came to this; a claim that was finished stays as it is.
  void done(UUID id, UUID result);

  /// Nothing came of it; a claim that was finished stays as it is.
  void refused(UUID id, String sentence);

  /// Claims that were made before then and never finished: their node died.
  List<Left> unfinished(Instant before, int limit);

  /// A claim that was left behind, and what is found of it.
  ///
  /// @param paymentId the hold; absent where the provider may not have heard of it
  /// @param result the call or scheduled call that it pays for
  record Left(SpendIntent intent, @Nullable String paymentId, @Nullable UUID result) {}

  /// Forgets what was finished before then.
  void forgetFinished(Instant before);
}
