package callmeback.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.SettableClock;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class AccountsTest {
  private static final EmailAddress ANN = new EmailAddress("ann@example.com");
  private static final String PASSWORD = "Correct-Horse-1";

  private final SettableClock clock = new SettableClock();
  private final PlainPasswords passwords = new PlainPasswords();
  private final AccountsInMemory kept = new AccountsInMemory();
  private final Accounts accounts =
      new Accounts(
          kept,
          passwords,
          new PlainTokens(),
          phone -> !phone.e164().startsWith("+999"),
          new Accounts.Clockwork(clock, UUID::randomUUID, Duration.ofDays(30)));

  private SignedIn register() {
    return accounts.register(registration("ann@example.com", "+14155550123"));
  }

  private static Registration registration(String email, String phone) {
    return new Registration(
        new PersonName("Ann"),
        new EmailAddress(email),
        new Password(PASSWORD),
        new PhoneNumber(phone));
  }

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  private void failTimes(int times) {
    for (var i = 0; i < times; i++) {
      assertThat(problem(() -> accounts.login(ANN, "wrong")))
          .isEqualTo(new Problem.BadCredentials());
    }
  }

  @Test
  void whoRegistersIsSignedInAndUnverified() {
    var signedIn = register();

    var actor = accounts.authenticate(signedIn.token().value());
    assertThat(accounts.me(actor)).isEqualTo(signedIn.account());
    assertThat(signedIn.account().emailVerified()).isFalse();
    assertThat(signedIn.account().phoneVerified()).isFalse();
    assertThat(signedIn.token()).hasToString("***");
  }

  @Test
  void aNumberThatCannotExistIsRefusedAndNothingIsKept() {
    var registration = registration("ann@example.com", "+99955550123");

    assertThat(problem(() -> accounts.register(registration)))
        .isEqualTo(Problem.Invalid.field("phone", "is not a telephone number that can exist"));
    assertThat(register().account().email()).isEqualTo(ANN);
  }

  @Test
  void whoIsSuspendedNeitherLogsInNorUsesAToken() {
    var signedIn = register();
    kept.suspend(signedIn.account().id());

    assertThat(problem(() -> accounts.login(ANN, PASSWORD)))
        .isEqualTo(new Problem.AccountSuspended());
    assertThat(problem(() -> accounts.login(ANN, "wrong"))).isEqualTo(new Problem.BadCredentials());
    assertThat(problem(() -> accounts.authenticate(signedIn.token().value())))
        .isEqualTo(new Problem.AccountSuspended());
  }

  @Test
  void confirmingAPasswordCountsFailuresLikeALogIn() {
    var actor = accounts.authenticate(register().token().value());
    accounts.confirm(actor, PASSWORD);
    for (var i = 0; i < 10; i++) {
      assertThat(problem(() -> accounts.confirm(actor, "wrong")))
          .isEqualTo(new Problem.BadCredentials());
    }

    assertThat(problem(() -> accounts.confirm(actor, PASSWORD)))
        .isInstanceOf(Problem.AccountLocked.class);
  }

  @Test
  void anEmailAndANumberBelongToOneAccount() {
    register();

    assertThat(problem(() -> accounts.register(registration("ANN@example.com", "+14155550999"))))
        .isEqualTo(new Problem.EmailTaken());
    assertThat(problem(() -> accounts.register(registration("bo@example.com", "+14155550123"))))
        .isEqualTo(new Problem.PhoneTaken());
  }

  @Test
  void theRightPasswordSignsInWithATokenOfItsOwn() {
    var first = register();

    var second = accounts.login(ANN, PASSWORD);

    assertThat(second.account()).isEqualTo(first.account());
    assertThat(second.token()).isNotEqualTo(first.token());
  }

  @Test
  void anUnknownEmailLooksLikeAWrongPasswordAndTakesAsLong() {
    register();

    var wrong = problem(() -> accounts.login(ANN, "wrong"));
    var comparedForWrong = passwords.compared;
    var unknown = problem(() -> accounts.login(new EmailAddress("bo@example.com"), "wrong"));

    assertThat(unknown).isEqualTo(wrong).isEqualTo(new Problem.BadCredentials());
    assertThat(passwords.compared).isEqualTo(2 * comparedForWrong);
  }

  @Test
  void tenWrongPasswordsLockEvenTheRightOneOut() {
    register();
    failTimes(10);

    assertThat(problem(() -> accounts.login(ANN, PASSWORD)))
        .isEqualTo(
            new Problem.AccountLocked(
                clock.instant().plus(Duration.ofMinutes(30)), Duration.ofMinutes(30)));
  }

  @Test
  void nineWrongPasswordsDoNotLockAndTheRightOneForgetsThem() {
    register();
    failTimes(9);
    accounts.login(ANN, PASSWORD);
    failTimes(9);

    assertThat(accounts.login(ANN, PASSWORD).account().email()).isEqualTo(ANN);
  }

  @Test
  void theLockOpensAfterHalfAnHourAndNotBefore() {
    register();
    failTimes(10);

    clock.pass(Duration.ofMinutes(30).minusMillis(1));
    assertThat(problem(() -> accounts.login(ANN, PASSWORD)))
        .isInstanceOf(Problem.AccountLocked.class);
    clock.pass(Duration.ofMillis(1));
    assertThat(accounts.login(ANN, PASSWORD).account().email()).isEqualTo(ANN);
  }

  @Test
  void wrongPasswordsDuringTheLockDoNotProlongIt() {
    register();
    failTimes(10);
    for (var i = 0; i < 20; i++) {
      assertThat(problem(() -> accounts.login(ANN, "wrong")))
          .isInstanceOf(Problem.AccountLocked.class);
    }

    clock.pass(Duration.ofMinutes(30));

    assertThat(accounts.login(ANN, PASSWORD).account().email()).isEqualTo(ANN);
  }

  @Test
  void loggingOutEndsThisSessionAndNoOther() {
    var phone = register().token().value();
    var laptop = accounts.login(ANN, PASSWORD).token().value();

    accounts.logout(accounts.authenticate(phone));

    assertThat(problem(() -> accounts.authenticate(phone))).isEqualTo(new Problem.RevokedToken());
    assertThat(accounts.authenticate(laptop)).isNotNull();
  }

  @Test
  void aSessionEndsByItselfAfterItsTime() {
    var token = register().token().value();
    clock.pass(Duration.ofDays(30).minusSeconds(1));
    assertThat(accounts.authenticate(token)).isNotNull();

    clock.pass(Duration.ofSeconds(1));

    assertThat(problem(() -> accounts.authenticate(token))).isEqualTo(new Problem.BadToken());
    assertThat(problem(() -> accounts.authenticate("forged"))).isEqualTo(new Problem.BadToken());
  }

  @Test
  void aTokenOutlivingItsAccountIsBad() {
    var nobody = new Actor(UUID.randomUUID(), UUID.randomUUID(), clock.instant().plusSeconds(60));

    assertThat(problem(() -> accounts.me(nobody))).isEqualTo(new Problem.BadToken());
  }
}
