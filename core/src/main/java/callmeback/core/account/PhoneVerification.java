package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneProofs.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Proving that one's number is one's own.
public final class PhoneVerification {
  private static final Duration ANOTHER_CODE = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final ProfileStore store;
  private final PhoneProofs proofs;
  private final InstantSource clock;

  public PhoneVerification(
      Accounts accounts, ProfileStore store, PhoneProofs proofs, InstantSource clock) {
    this.accounts = accounts;
    this.store = store;
    this.proofs = proofs;
    this.clock = clock;
  }

  /// Sends a code to the actor's number.
  ///
  /// @return until when it can be used
  /// @throws ProblemException with `AlreadyThere`, `Invalid`, `RateLimited`, `ProviderFailed` or
  ///   `Unavailable`
  public Instant send(Actor actor, Channel channel) {
    var account = accounts.me(actor);
    if (account.phoneVerified()) {
      throw new ProblemException(new Problem.AlreadyThere("This number is verified already."));
    }
    return clock.instant().plus(proofs.send(account.phone(), channel));
  }

  /// A number that was changed since the code was sent stays unverified.
  ///
  /// @throws ProblemException with `Invalid` for a wrong code, `RateLimited` after too many
  public Account check(Actor actor, String code) {
    var account = accounts.me(actor);
    return switch (proofs.check(account.phone(), code)) {
      case RIGHT -> verified(account.id(), account.phone());
      case WRONG -> throw invalid("is not the code that was sent");
      case EXPIRED -> throw invalid("cannot be used any more: ask for another one");
      case TOO_MANY -> throw new ProblemException(new Problem.RateLimited(ANOTHER_CODE));
    };
  }

  private Account verified(UUID accountId, PhoneNumber phone) {
    return store
        .verified(accountId, phone, Consent.CURRENT, clock.instant())
        .orElseThrow(() -> invalid("was sent to another number: ask for another one"));
  }

  private static ProblemException invalid(String sentence) {
    return new ProblemException(Problem.Invalid.field("code", sentence));
  }
}
