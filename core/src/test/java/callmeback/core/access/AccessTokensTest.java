package callmeback.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.SettableClock;
import callmeback.core.access.AccessToken.Terms;
import callmeback.core.account.Accounts;
import callmeback.core.account.AccountsInMemory;
import callmeback.core.account.Actor;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.Grant;
import callmeback.core.account.Password;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.PlainPasswords;
import callmeback.core.account.PlainTokens;
import callmeback.core.account.Registration;
import callmeback.core.account.Scope;
import callmeback.core.account.SignedIn;
import callmeback.core.billing.Cents;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class AccessTokensTest {
  private static final String PASSWORD = "Correct-Horse-1";
  private static final Terms READING = terms(Scope.CALLS_READ);

  private final SettableClock clock = new SettableClock();
  private final AccountsInMemory people = new AccountsInMemory();
  private final Accounts accounts =
      new Accounts(
          people,
          new PlainPasswords(),
          new PlainTokens(),
          _ -> true,
          new Accounts.Clockwork(clock, UUID::randomUUID, Duration.ofDays(30)));
  private final TokensInMemory kept = new TokensInMemory();
  private final AccessTokens tokens = tokens(Administrators.NONE);
  private final SignedIn session = register("ann@example.com", "+14155550123");
  private final Actor ann = accounts.authenticate(session.token().value());

  private AccessTokens tokens(Administrators administrators) {
    var mint = new AccessTokens.Mint(clock, UUID::randomUUID, new SecureRandom());
    return new AccessTokens(kept, accounts, people, administrators, mint);
  }

  private SignedIn register(String email, String phone) {
    return accounts.register(
        new Registration(
            new PersonName("Ann"),
            new EmailAddress(email),
            new Password(PASSWORD),
            new PhoneNumber(phone)));
  }

  private static Terms terms(Scope... scopes) {
    return new Terms("My assistant", Set.of(scopes), Cents.of(1_000), false);
  }

  private String mint(Terms terms) {
    return tokens.mint(ann, terms, Duration.ofDays(90), PASSWORD).secret().value();
  }

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  @Test
  void aTokenStandsForItsOwnerAndForItsScopesAlone() {
    var actor = tokens.authenticate(mint(terms(Scope.CALLS_WRITE, Scope.BILLING_SPEND)));

    assertThat(actor.accountId()).isEqualTo(ann.accountId());
    assertThat(actor.grant()).isEqualTo(new Grant(Set.of(Scope.CALLS_WRITE, Scope.BILLING_SPEND)));
    assertThat(actor.grant().allows(Scope.MEMORY)).isFalse();
  }

  @Test
  void aSessionsTokenIsTakenToo() {
    assertThat(tokens.authenticate(session.token().value())).isEqualTo(ann);
    assertThat(problem(() -> tokens.authenticate("nonsense"))).isInstanceOf(Problem.BadToken.class);
  }

  @Test
  void whatProvesATokenIsKeptByNobodyAndPrintedNowhere() {
    var minted = tokens.mint(ann, READING, Duration.ofDays(1), PASSWORD);
    var secret = minted.secret().value();

    assertThat(secret).matches("cmb_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
    var hash = kept.find(minted.token().id()).orElseThrow().hash();
    assertThat(hash).hasSize(64);
    assertThat(secret).doesNotContain(hash);
    assertThat(minted.toString()).doesNotContain(secret);
  }

  @Test
  void anythingElseThanTheTokenIsRefused() {
    var token = mint(READING);
    var last = token.charAt(token.length() - 1) == 'A' ? 'E' : 'A';
    for (var wrong :
        new String[] {
          token.substring(0, token.length() - 1) + last,
          token + "A",
          token.replace("cmb_", "cmb__"),
          "cmb_",
          "cmb_" + "0".repeat(32) + token.substring(36),
        }) {
      assertThat(problem(() -> tokens.authenticate(wrong)))
          .as(wrong)
          .isInstanceOf(Problem.BadToken.class);
    }
  }

  @Test
  void aRevokedAnExpiredAndASuspendedOnesTokenAreRefused() {
    var minted = tokens.mint(ann, READING, Duration.ofDays(90), PASSWORD);
    var other = mint(READING);
    tokens.revoke(ann, minted.token().id());
    tokens.revoke(ann, minted.token().id());
    assertThat(problem(() -> tokens.authenticate(minted.secret().value())))
        .isInstanceOf(Problem.RevokedToken.class);

    clock.pass(Duration.ofDays(90).minusSeconds(1));
    assertThat(tokens.authenticate(other).accountId()).isEqualTo(ann.accountId());
    people.suspend(ann.accountId());
    assertThat(problem(() -> tokens.authenticate(other)))
        .isInstanceOf(Problem.AccountSuspended.class);
    clock.pass(Duration.ofSeconds(1));
    assertThat(problem(() -> tokens.authenticate(other))).isInstanceOf(Problem.BadToken.class);
  }

  @Test
  void somebodyElsesTokenCannotBeTakenBack() {
    var minted = tokens.mint(ann, READING, Duration.ofDays(90), PASSWORD);
    var bo = accounts.authenticate(register("bo@example.com", "+14155550124").token().value());

    assertThat(problem(() -> tokens.revoke(bo, minted.token().id())))
        .isEqualTo(new Problem.NotFound("access token"));
    assertThat(tokens.list(bo)).isEmpty();
    assertThat(tokens.authenticate(minted.secret().value()).accountId()).isEqualTo(ann.accountId());
  }

  @Test
  void makingOneTakesThePassword() {
    assertThat(problem(() -> tokens.mint(ann, READING, Duration.ofDays(1), "Wrong-1-word")))
        .isInstanceOf(Problem.BadCredentials.class);
    assertThat(tokens.list(ann)).isEmpty();
  }

  @Test
  void onlyWhoRunsTheHouseGivesTheScopeAdminAndOnlyWhileTheyDo() {
    var boss = accounts.authenticate(register("boss@example.com", "+14155550125").token().value());
    var running = terms(Scope.ADMIN, Scope.CALLS_READ);
    assertThat(problem(() -> mint(running))).isInstanceOf(Problem.Forbidden.class);

    var ours = tokens(new Administrators(Set.of(boss.accountId())));
    var token = ours.mint(boss, running, Duration.ofDays(1), PASSWORD).secret().value();
    assertThat(ours.authenticate(token).grant().allows(Scope.ADMIN)).isTrue();
    var later = tokens.authenticate(token).grant();
    assertThat(later.allows(Scope.ADMIN)).isFalse();
    assertThat(later.allows(Scope.CALLS_READ)).isTrue();
  }

  @Test
  void whatMaySpendHasACap() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new Terms("x", Set.of(Scope.BILLING_SPEND), null, false));
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new Terms("x", Set.of(), null, false));
  }

  @Test
  void aTokenInLockdownIsShownNoWords() {
    var actor = tokens.authenticate(mint(new Terms("x", Set.of(Scope.MEMORY), null, true)));

    assertThat(actor.grant().lockdown()).isEqualTo(Grant.Lockdown.ALWAYS);
  }

  @Test
  void aUseIsNotedOnceAMinute() {
    var token = mint(READING);
    for (var use = 0; use < 5; use++) {
      tokens.authenticate(token);
      clock.pass(Duration.ofSeconds(29));
    }
    assertThat(kept.noted).isEqualTo(2);
  }

  @Test
  void thereAreTwentyUsableOnesAtMost() {
    for (var made = 0; made < AccessTokens.MOST; made++) {
      mint(READING);
    }
    assertThat(problem(() -> mint(READING)))
        .isEqualTo(new Problem.TooMany(Problem.TooMany.Of.ACCESS_TOKENS));
    tokens.revoke(ann, tokens.list(ann).getFirst().id());
    mint(READING);
  }
}
