package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneProofs.Channel;
import callmeback.core.account.PhoneProofs.Checked;
import callmeback.core.account.PhoneProofs.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Proving that one holds the telephone of one's account, and agreeing to be called on it.
public final class PhoneOwnership {
  /// Contract, POST /api/user/phone/verification/check.
  static final int MOST_TRIES = 5;

  /// How long a code is good, at Twilio Verify as here.
  static final Duration GOOD = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final ProofStore store;
  private final PhoneProofs proofs;
  private final InstantSource clock;

  public PhoneOwnership(
      Accounts accounts, ProofStore store, PhoneProofs proofs, InstantSource clock) {
    this.accounts = accounts;
    this.store = store;
    this.proofs = proofs;
    this.clock = clock;
  }

  /// Sends a code to the account's number.
  ///
  /// @return when the code expires
  /// @throws ProblemException with `AlreadyThere` when the number is proved, or why no code comes
  public Instant begin(Actor actor, Channel channel) {
    var account = accounts.me(actor);
    if (account.phoneVerified()) {
      throw new ProblemException(new Problem.AlreadyThere("This number is proved already."));
    }
    var now = clock.instant();
    var expires = store.begin(account.id(), account.phone(), now, now.plus(GOOD));
    return switch (proofs.send(account.phone(), channel)) {
      case Sent.OnItsWay() -> expires;
      case Sent.Refused(var problem) -> throw new ProblemException(problem);
    };
  }

  /// Checks a code; the right one verifies the number and gives the consent.
  ///
  /// @throws ProblemException with `Invalid` for a wrong or expired code, or `RateLimited` after
  ///   five tries
  public Account check(Actor actor, String code) {
    var now = clock.instant();
    var attempt =
        store.count(actor.accountId(), now).orElseThrow(() -> refused("has expired: get another"));
    if (attempt.number() > MOST_TRIES) {
      throw tooMany(Duration.between(now, attempt.expires()));
    }
    return switch (proofs.check(attempt.phone(), code)) {
      case Checked.Right() ->
          store
              .proved(actor.accountId(), attempt.phone(), Consent.CURRENT.version(), now)
              .orElseThrow(() -> refused("was for another number: get another"));
      case Checked.Wrong() -> throw refused("is not the one that was sent");
      case Checked.Expired() -> throw refused("has expired: get another");
      case Checked.TooMany() -> throw tooMany(Duration.between(now, attempt.expires()));
    };
  }

  private static ProblemException refused(String sentence) {
    return new ProblemException(Problem.Invalid.field("code", sentence));
  }

  private static ProblemException tooMany(Duration wait) {
    return new ProblemException(new Problem.RateLimited(wait));
  }
}
