package callmeback.core.account;

import callmeback.core.Ids;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Signing up, logging in and out, and telling who is asking.
public final class Accounts {
  /// Wrong passwords in a row before the account locks, and for how long (contract, POST
  /// /api/auth/login).
  static final int MAX_FAILURES = 10;

  static final Duration LOCK = Duration.ofMinutes(30);

  private final AccountStore store;
  private final Passwords passwords;
  private final Tokens tokens;
  private final NumberingPlan plan;
  private final Clockwork clockwork;
  private final String nobodysHash;

  /// Time, ids and how long a session lives.
  public record Clockwork(InstantSource clock, Ids ids, Duration sessionLength) {}

  public Accounts(
      AccountStore store,
      Passwords passwords,
      Tokens tokens,
      NumberingPlan plan,
      Clockwork clockwork) {
    this.store = store;
    this.passwords = passwords;
    this.tokens = tokens;
    this.plan = plan;
    this.clockwork = clockwork;
    this.nobodysHash = passwords.hash("Nobody's password, 1 for all unknown emails");
  }

  /// @throws ProblemException with `Invalid`, `EmailTaken` or `PhoneTaken`
  public SignedIn register(Registration registration) {
    if (!plan.canExist(registration.phone())) {
      throw new ProblemException(
          Problem.Invalid.field("phone", "is not a telephone number that can exist"));
    }
    var now = clockwork.clock().instant();
    var account =
        new Account(
            clockwork.ids().next(),
            registration.email(),
            registration.name(),
            registration.phone(),
            false,
            false,
            false,
            now,
            now);
    store.add(account, passwords.hash(registration.password().value()));
    return signIn(account, now);
  }

  /// An unknown email and a wrong password look the same and take the same time.
  ///
  /// @throws ProblemException with `BadCredentials`, `AccountLocked` or `AccountSuspended`
  public SignedIn login(EmailAddress email, String password) {
    var now = clockwork.clock().instant();
    var found = store.credentials(email);
    if (found.isEmpty()) {
      passwords.matches(password, nobodysHash);
      throw new ProblemException(new Problem.BadCredentials());
    }
    var account = found.get().account();
    judge(found.get(), password, now);
    return signIn(account, now);
  }

  /// Asks somebody who is signed in for their password again.
  ///
  /// @throws ProblemException with `BadCredentials` or `AccountLocked`
  public void confirm(Actor actor, String password) {
    var credentials =
        store
            .credentials(me(actor).email())
            .orElseThrow(() -> new ProblemException(new Problem.BadToken()));
    judge(credentials, password, clockwork.clock().instant());
  }

  private void judge(Credentials credentials, String password, Instant now) {
    var right = passwords.matches(password, credentials.passwordHash());
    var lockedUntil = credentials.lockedUntil();
    if (lockedUntil != null && credentials.lockedAt(now)) {
      throw new ProblemException(
          new Problem.AccountLocked(lockedUntil, Duration.between(now, lockedUntil)));
    }
    var id = credentials.account().id();
    if (!right) {
      store.wrongPassword(id, MAX_FAILURES, now, LOCK);
      throw new ProblemException(new Problem.BadCredentials());
    }
    store.rightPassword(id);
  }

  /// Who presents this token.
  ///
  /// @throws ProblemException with `BadToken`, `RevokedToken` or `AccountSuspended`
  public Actor authenticate(String token) {
    var actor = tokens.read(token, clockwork.clock().instant());
    return welcome(actor);
  }

  private Actor welcome(Actor actor) {
    return switch (store.standing(actor.accountId(), actor.credential())) {
      case WELCOME -> actor;
      case LOGGED_OUT -> throw new ProblemException(new Problem.RevokedToken());
      case SUSPENDED -> throw new ProblemException(new Problem.AccountSuspended());
    };
  }

  /// The token dies at once, on every node.
  public void logout(Actor actor) {
    store.revoke(actor.credential(), actor.expires());
  }

  /// @throws ProblemException with `BadToken` when the account is gone
  public Account me(Actor actor) {
    return find(actor.accountId());
  }

  private Account find(UUID id) {
    return store.find(id).orElseThrow(() -> new ProblemException(new Problem.BadToken()));
  }

  private SignedIn signIn(Account account, Instant now) {
    var actor =
        new Actor(account.id(), clockwork.ids().next(), now.plus(clockwork.sessionLength()));
    return new SignedIn(account, tokens.issue(welcome(actor), now));
  }
}
