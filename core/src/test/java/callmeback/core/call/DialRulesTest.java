package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Till;
import callmeback.core.call.DialPolicy.Caps;
import callmeback.core.call.DialRecords.Spent;
import callmeback.core.call.NumberLookup.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
final class DialRulesTest {
  private static final PhoneNumber LONDON = new PhoneNumber("+442079460123");
  private static final Minutes FIVE = new Minutes(5);
  private static final Caps CAPS = new Caps(3, 20, Cents.of(10_000));

  private final Till till = new Till();
  private final Account ann = till.accounts.find(till.ann.accountId()).orElseThrow();
  private final RecordsInMemory records = new RecordsInMemory();
  private final PhoneCompany phones = new PhoneCompany();
  private Line line = Line.UNKNOWN;

  private DialRules rules(boolean enabled, @Nullable QuietHours quiet) {
    var policy = new DialPolicy(enabled, true, Set.of("US"), quiet, CAPS);
    return new DialRules(policy, records, new Atlas(), _ -> line, phones, till.clock);
  }

  private DialRules rules() {
    return rules(true, null);
  }

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  private Problem ofNumber(PhoneNumber phone) {
    return problem(() -> rules().requireNumber(ann, phone));
  }

  private Problem ofMoment(DialRules rules) {
    return problem(() -> rules.requireMoment(ann, ann.phone(), FIVE));
  }

  @Test
  void onesOwnNumberMayBeCalled() {
    assertThatCode(
            () -> {
              rules().requireNumber(ann, ann.phone());
              rules().requireMoment(ann, ann.phone(), FIVE);
              rules().requireOpen();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whoAskedNotToBeCalledIsNotWhateverElseHolds() {
    rules().stopCalling(LONDON);
    rules().stopCalling(ann.phone());
    assertThat(ofNumber(ann.phone())).isInstanceOf(Problem.Forbidden.class);
    assertThat(ofNumber(LONDON)).isInstanceOf(Problem.Forbidden.class);
  }

  @Test
  void aNumberThatIsNotProvedToBeOnesOwnIsRefused() {
    assertThat(ofNumber(new PhoneNumber("+14155550199"))).isEqualTo(new Problem.PhoneUnverified());
  }

  @Test
  void aCountryThatIsNotAllowedAndAServiceAreRefused() {
    var policy = new DialPolicy(true, false, Set.of("US"), null, CAPS);
    var rules = new DialRules(policy, records, new Atlas(), _ -> line, phones, till.clock);
    for (var phone : Set.of("+442079460123", "+99912345678", "+12125550900")) {
      assertThat(problem(() -> rules.requireNumber(ann, new PhoneNumber(phone))))
          .isInstanceOfSatisfying(
              Problem.Invalid.class,
              invalid -> assertThat(invalid.fields()).containsOnlyKeys("phone_number"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatALookupTellsCounts(Line told) {
    line = told;
    switch (told) {
      case ORDINARY, UNKNOWN ->
          assertThatCode(() -> rules().requireNumber(ann, ann.phone())).doesNotThrowAnyException();
      case SERVICE, INVALID ->
          assertThat(ofNumber(ann.phone())).isInstanceOf(Problem.Invalid.class);
    }
  }

  @Test
  void whileCallingIsSwitchedOffNobodyIsCalledAndNothingNeedsToBeHeld() {
    assertThat(ofMoment(rules(false, null))).isInstanceOf(Problem.Unavailable.class);
    records.switchOff(true);
    assertThat(ofMoment(rules())).isInstanceOf(Problem.Unavailable.class);
    assertThat(problem(rules()::requireOpen)).isInstanceOf(Problem.Unavailable.class);
  }

  @Test
  void whileTheTelephoneCompanyDoesNotLetUsInNobodyIsCalled() {
    phones.lockedOut = Duration.ofSeconds(40);
    assertThat(ofMoment(rules())).isEqualTo(new Problem.Unavailable(Duration.ofSeconds(40)));
    assertThat(problem(rules()::requireOpen))
        .isEqualTo(new Problem.Unavailable(Duration.ofSeconds(40)));
  }

  @Test
  void whenTheDaysMoneyIsSpentNobodyIsCalledUntilTomorrow() {
    records.all = new Spent(900, 3_000, CAPS.spending());
    assertThat(ofMoment(rules())).isEqualTo(new Problem.Unavailable(Duration.ofHours(6)));
  }

  @Test
  void nobodyElseIsCalledAtNight() {
    var rules = rules(true, QuietHours.parse("22:00-07:00"));
    var friend = new PhoneNumber("+14155550199");
    rules.requireMoment(ann, friend, FIVE);
    till.clock.pass(Duration.ofHours(12));
    assertThat(problem(() -> rules.requireMoment(ann, friend, FIVE)))
        .isInstanceOfSatisfying(
            Problem.Forbidden.class,
            problem -> assertThat(problem.message()).contains("22:00", "07:00"));
    assertThatCode(() -> rules.requireMoment(ann, ann.phone(), FIVE)).doesNotThrowAnyException();
  }

  @Test
  void aNumberOfSeveralZonesIsNotCalledWhileItIsNightInAnyOfThem() {
    var rules = rules(true, QuietHours.parse("22:00-07:00"));
    var friend = new PhoneNumber("+15005550199");
    rules.requireMoment(ann, friend, FIVE);
    till.clock.pass(Duration.ofHours(12));
    assertThat(problem(() -> rules.requireMoment(ann, friend, FIVE)))
        .as("night in California, evening in Hawaii")
        .isInstanceOf(Problem.Forbidden.class);
    till.clock.pass(Duration.ofHours(10));
    assertThat(problem(() -> rules.requireMoment(ann, friend, FIVE)))
        .as("morning in California, night in Hawaii")
        .isInstanceOf(Problem.Forbidden.class);
    till.clock.pass(Duration.ofHours(2));
    assertThatCode(() -> rules.requireMoment(ann, friend, FIVE)).doesNotThrowAnyException();
  }

  @Test
  void anAccountHasSoManyCallsADay() {
    records.own = new Spent(2, 0, Cents.ZERO);
    rules().requireMoment(ann, ann.phone(), FIVE);
    records.own = new Spent(3, 0, Cents.ZERO);
    assertThat(ofMoment(rules()))
        .isInstanceOfSatisfying(
            Problem.DailyLimit.class,
            limit -> assertThat(limit.retryAfter()).isEqualTo(Duration.ofHours(6)));
    assertThat(records.asked).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
  }

  @Test
  void anAccountHasSoManyMinutesADay() {
    records.own = new Spent(1, 15, Cents.ZERO);
    rules().requireMoment(ann, ann.phone(), FIVE);
    records.own = new Spent(1, 16, Cents.ZERO);
    assertThat(ofMoment(rules()))
        .isInstanceOfSatisfying(
            Problem.DailyLimit.class, limit -> assertThat(limit.message()).contains("4 minutes"));
  }
}
