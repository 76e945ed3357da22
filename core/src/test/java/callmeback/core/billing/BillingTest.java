package callmeback.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import callmeback.core.ProblemException;
import callmeback.core.SettableClock;
import callmeback.core.account.Account;
import callmeback.core.account.AccountsInMemory;
import callmeback.core.account.Actor;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Hold.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
final class BillingTest {
  private static final Minutes FIVE = new Minutes(5);
  private static final Problem DOWN = new Problem.Unavailable(Duration.ofSeconds(1));

  private final SettableClock clock = new SettableClock();
  private final AccountsInMemory accounts = new AccountsInMemory();
  private final PaymentsInMemory store = new PaymentsInMemory(clock);
  private final Bank bank = new Bank();
  private final Billing billing = new Billing(store, bank, accounts, clock, UUID::randomUUID);
  private final Actor ann = person("ann@example.com", "+14155550123");
  private final Actor bo = person("bo@example.com", "+14155550124");

  @BeforeEach
  void annHasACard() {
    billing.saveCard(ann, "pm_1", false);
    bank.done.clear();
  }

  private Actor person(String email, String phone) {
    var now = clock.instant();
    var id = UUID.randomUUID();
    accounts.add(
        new Account(
            id,
            new EmailAddress(email),
            new PersonName("Ann"),
            new PhoneNumber(phone),
            true,
            true,
            now,
            now),
        "#");
    return new Actor(id, UUID.randomUUID(), now.plus(Duration.ofDays(1)));
  }

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  private State state() {
    return store.holds().getLast().state();
  }

  private int sweep() {
    clock.pass(Duration.ofMinutes(5));
    return billing.sweep(clock.instant().minusSeconds(60), 10);
  }

  private UUID endedCall(HoldGranted granted, Cents due) {
    var callId = UUID.randomUUID();
    assertThat(store.bind(granted.hold().id(), callId)).isTrue();
    store.settling(callId, due);
    return callId;
  }

  @Test
  void theFirstCardAndOneAskedForAsSuchBecomeTheDefault() {
    billing.saveCard(ann, "pm_2", false);
    billing.saveCard(ann, "pm_3", true);

    assertThat(billing.cards(ann)).extracting(Card::id).containsExactly("pm_3", "pm_2", "pm_1");
    assertThat(billing.cards(ann)).extracting(Card::isDefault).containsExactly(true, false, false);
    assertThat(billing.cards(bo)).isEmpty();
  }

  @Test
  void aRefusedCardIsNotSaved() {
    bank.failNext(new Problem.CardRefused(Reason.NOT_USABLE));

    assertThat(problem(() -> billing.saveCard(ann, "pm_2", true)))
        .isEqualTo(new Problem.CardRefused(Reason.NOT_USABLE));
    assertThat(billing.cards(ann)).extracting(Card::id).containsExactly("pm_1");
  }

  @Test
  void aHoldReservesThePriceOfTheCallOnTheDefaultCard() {
    var granted = billing.hold(ann, FIVE);

    assertThat(granted.hold().amount()).isEqualTo(Cents.of(225));
    assertThat(granted.hold().state()).isEqualTo(State.HELD);
    assertThat(granted.clientSecret()).hasToString("***");
    assertThat(bank.held()).isEqualTo(Cents.of(225));
    assertThat(billing.usable(ann, granted.intentId())).isEqualTo(granted.hold());
  }

  @Test
  void ourIntentIsWrittenDownBeforeTheProviderIsAsked() {
    var seen = new ArrayList<State>();
    bank.beforeHolding(() -> store.holds().forEach(hold -> seen.add(hold.state())));

    billing.hold(ann, FIVE);

    assertThat(seen).containsExactly(State.REQUESTED);
  }

  @Test
  void withoutACardNothingIsAsked() {
    assertThat(problem(() -> billing.hold(bo, FIVE))).isEqualTo(new Problem.NoCard());
    assertThat(store.holds()).isEmpty();
    assertThat(bank.done).isEmpty();
  }

  static List<Problem> refusals() {
    return List.of(
        new Problem.CardRefused(Reason.DECLINED),
        new Problem.ProviderFailed(Problem.ProviderFailed.Provider.PAYMENTS),
        Problem.Invalid.field("payment_method_id", "is not known"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusedHoldIsOverAtOnce(Problem refusal) {
    bank.failNext(refusal);

    assertThat(problem(() -> billing.hold(ann, FIVE))).isEqualTo(refusal);

    assertThat(state()).isEqualTo(State.REFUSED);
    assertThat(sweep()).isZero();
    assertThat(bank.done).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aHoldThatIsRefusedWhenTheSweepRepeatsItIsOverToo(Problem refusal) {
    bank.failNext(DOWN);
    assertThat(problem(() -> billing.hold(ann, FIVE))).isEqualTo(DOWN);

    bank.failNext(refusal);

    assertThat(sweep()).isEqualTo(1);
    assertThat(state()).isEqualTo(State.REFUSED);
  }

  @Test
  void aHoldWhoseAnswerWasLostIsFoundAgainByItsKeyAndReleased() {
    bank.loseNextAnswer();
    assertThat(problem(() -> billing.hold(ann, FIVE))).isEqualTo(DOWN);
    assertThat(state()).isEqualTo(State.REQUESTED);
    assertThat(bank.held()).isEqualTo(Cents.of(225));

    assertThat(sweep()).isEqualTo(1);

    var key = "cmb:%s:".formatted(store.holds().getFirst().id());
    assertThat(bank.done).containsExactly("hold " + key + "hold", "release " + key + "release");
    assertThat(bank.held()).isEqualTo(Cents.ZERO);
    assertThat(state()).isEqualTo(State.RELEASED);
    assertThat(sweep()).isZero();
  }

  @Test
  void theSweepComesBackWhileTheProviderIsDown() {
    bank.failNext(DOWN);
    assertThat(problem(() -> billing.hold(ann, FIVE))).isEqualTo(DOWN);
    bank.failNext(DOWN);

    assertThat(sweep()).isZero();
    assertThat(state()).isEqualTo(State.REQUESTED);
    assertThat(sweep()).isEqualTo(1);
    assertThat(state()).isEqualTo(State.RELEASED);
    assertThat(bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void theSweepLeavesFreshHoldsAndOnesThatPayForACallAlone() {
    var used = billing.hold(ann, FIVE);
    assertThat(store.bind(used.hold().id(), UUID.randomUUID())).isTrue();
    clock.pass(Duration.ofMinutes(5));
    billing.hold(ann, FIVE);

    assertThat(billing.sweep(clock.instant().minusSeconds(60), 10)).isZero();
    assertThat(bank.held()).isEqualTo(Cents.of(450));
  }

  @Test
  void aHoldNobodyUsedIsReleased() {
    billing.hold(ann, FIVE);

    assertThat(sweep()).isEqualTo(1);
    assertThat(bank.held()).isEqualTo(Cents.ZERO);
    assertThat(state()).isEqualTo(State.RELEASED);
  }

  @Test
  void whatIsDueIsCapturedOnceHoweverOftenItIsSettled() {
    var granted = billing.hold(ann, FIVE);
    var callId = endedCall(granted, Cents.of(105));
    bank.done.clear();

    for (var i = 0; i < 3; i++) {
      assertThat(billing.settle(callId)).isTrue();
    }

    assertThat(bank.done)
        .containsExactly("capture $1.05 cmb:%s:capture".formatted(granted.hold().id()));
    var hold = billing.holdOfCall(callId).orElseThrow();
    assertThat(hold.state()).isEqualTo(State.CAPTURED);
    assertThat(hold.captured()).isEqualTo(Cents.of(105));
    assertThat(hold.released()).isEqualTo(Cents.of(120));
  }

  @Test
  void aCaptureWhoseAnswerWasLostIsNotRepeatedAtTheCardsExpense() {
    var callId = endedCall(billing.hold(ann, FIVE), Cents.of(105));
    bank.done.clear();
    bank.loseNextAnswer();

    assertThat(billing.settle(callId)).isFalse();
    assertThat(state()).isEqualTo(State.SETTLING);
    assertThat(sweep()).isEqualTo(1);

    assertThat(bank.done).hasSize(1);
    assertThat(billing.holdOfCall(callId).orElseThrow().captured()).isEqualTo(Cents.of(105));
  }

  @Test
  void aCallThatOwesNothingReleasesAll() {
    var callId = endedCall(billing.hold(ann, FIVE), Cents.ZERO);

    assertThat(billing.settle(callId)).isTrue();

    var hold = billing.holdOfCall(callId).orElseThrow();
    assertThat(hold.state()).isEqualTo(State.RELEASED);
    assertThat(hold.released()).isEqualTo(Cents.of(225));
    assertThat(bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void aCallWithoutAHoldHasNothingToSettle() {
    assertThat(billing.settle(UUID.randomUUID())).isFalse();
  }

  @Test
  void somebodyElsesAndUnknownHoldsLookTheSame() {
    var granted = billing.hold(ann, FIVE);

    assertThat(problem(() -> billing.usable(bo, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class)
        .isEqualTo(problem(() -> billing.usable(ann, "pi_unknown")));
  }

  @Test
  void aUsedOrSettledHoldCannotPayAgain() {
    var granted = billing.hold(ann, FIVE);
    var callId = endedCall(granted, Cents.ZERO);
    assertThat(problem(() -> billing.usable(ann, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class);

    assertThat(billing.settle(callId)).isTrue();

    assertThat(problem(() -> billing.usable(ann, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class);
  }

  @Test
  void anUnconfirmedHoldCannotPayUntilItsOwnerHasConfirmedIt() {
    bank.standing = Standing.NEEDS_CONFIRMATION;
    var granted = billing.hold(ann, FIVE);
    assertThat(problem(() -> billing.usable(ann, granted.intentId())))
        .isEqualTo(new Problem.HoldUnauthorised());

    bank.turn(granted.intentId(), Standing.HELD);

    assertThat(billing.usable(ann, granted.intentId()).state()).isEqualTo(State.HELD);
    assertThat(state()).isEqualTo(State.HELD);
  }

  @Test
  void aHoldTheBankCancelledCannotPay() {
    bank.standing = Standing.PROCESSING;
    var granted = billing.hold(ann, FIVE);

    bank.turn(granted.intentId(), Standing.CANCELED);

    assertThat(problem(() -> billing.usable(ann, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class);
    assertThat(state()).isEqualTo(State.RELEASED);
  }

  @Test
  void newsFromTheProviderAreFollowedButASettledHoldStays() {
    bank.standing = Standing.NEEDS_CONFIRMATION;
    var granted = billing.hold(ann, FIVE);
    bank.turn(granted.intentId(), Standing.HELD);
    billing.refresh(granted.intentId());
    assertThat(state()).isEqualTo(State.HELD);

    var callId = endedCall(granted, Cents.of(65));
    assertThat(billing.settle(callId)).isTrue();
    bank.turn(granted.intentId(), Standing.HELD);
    billing.refresh(granted.intentId());
    billing.refresh("pi_unknown");

    assertThat(state()).isEqualTo(State.CAPTURED);
  }
}
