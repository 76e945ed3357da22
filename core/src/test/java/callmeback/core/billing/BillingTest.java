package callmeback.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import callmeback.core.ProblemException;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Hold.State;
import java.util.ArrayList;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class BillingTest {
  private static final Minutes FIVE = new Minutes(5);

  private final Till till = new Till();

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  @Test
  void theFirstCardAndOneAskedForAsSuchBecomeTheDefault() {
    till.billing.saveCard(till.ann, "pm_2", false);
    till.billing.saveCard(till.ann, "pm_3", true);

    assertThat(till.billing.cards(till.ann))
        .extracting(Card::id)
        .containsExactly("pm_3", "pm_2", "pm_1");
    assertThat(till.billing.cards(till.ann))
        .extracting(Card::isDefault)
        .containsExactly(true, false, false);
    assertThat(till.billing.cards(till.bo)).isEmpty();
  }

  @Test
  void aRefusedCardIsNotSaved() {
    till.bank.failNext(new Problem.CardRefused(Reason.NOT_USABLE));

    assertThat(problem(() -> till.billing.saveCard(till.ann, "pm_2", true)))
        .isEqualTo(new Problem.CardRefused(Reason.NOT_USABLE));
    assertThat(till.billing.cards(till.ann)).extracting(Card::id).containsExactly("pm_1");
  }

  @Test
  void aHoldReservesThePriceOfTheCallOnTheDefaultCard() {
    var granted = till.billing.hold(till.ann, FIVE);

    assertThat(granted.hold().amount()).isEqualTo(Cents.of(225));
    assertThat(granted.hold().state()).isEqualTo(State.HELD);
    assertThat(granted.clientSecret()).hasToString("***");
    assertThat(till.bank.held()).isEqualTo(Cents.of(225));
    assertThat(till.billing.usable(till.ann, granted.intentId())).isEqualTo(granted.hold());
  }

  @Test
  void ourIntentIsWrittenDownBeforeTheProviderIsAsked() {
    var seen = new ArrayList<State>();
    till.bank.beforeHolding(() -> till.store.holds().forEach(hold -> seen.add(hold.state())));

    till.billing.hold(till.ann, FIVE);

    assertThat(seen).containsExactly(State.REQUESTED);
  }

  @Test
  void withoutACardNothingIsAsked() {
    assertThat(problem(() -> till.billing.hold(till.bo, FIVE))).isEqualTo(new Problem.NoCard());
    assertThat(till.store.holds()).isEmpty();
    assertThat(till.bank.done).isEmpty();
  }

  @Test
  void nothingIsHeldForWhoeverIsSuspended() {
    till.accounts.suspend(till.ann.accountId());

    assertThat(problem(() -> till.billing.holdOffSession(till.ann.accountId(), FIVE)))
        .isEqualTo(new Problem.AccountSuspended());
    assertThat(till.store.holds()).isEmpty();
    assertThat(till.bank.done).isEmpty();
  }

  @Test
  void whatIsDueIsCapturedOnceHoweverOftenItIsSettled() {
    var granted = till.billing.hold(till.ann, FIVE);
    var callId = till.endedCall(granted, Cents.of(105));
    till.bank.done.clear();
    till.bank.asked = 0;

    for (var i = 0; i < 3; i++) {
      assertThat(till.billing.settle(callId)).isTrue();
    }

    assertThat(till.bank.done)
        .containsExactly("capture $1.05 cmb:%s:capture".formatted(granted.hold().id()));
    assertThat(till.bank.asked).isEqualTo(1);
    var hold = till.billing.holdOfCall(callId).orElseThrow();
    assertThat(hold.state()).isEqualTo(State.CAPTURED);
    assertThat(hold.captured()).isEqualTo(Cents.of(105));
    assertThat(hold.released()).isEqualTo(Cents.of(120));
  }

  @Test
  void aCallThatOwesNothingReleasesAll() {
    var callId = till.endedCall(till.billing.hold(till.ann, FIVE), Cents.ZERO);

    assertThat(till.billing.settle(callId)).isTrue();

    var hold = till.billing.holdOfCall(callId).orElseThrow();
    assertThat(hold.state()).isEqualTo(State.RELEASED);
    assertThat(hold.released()).isEqualTo(Cents.of(225));
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void aCallWithoutAHoldHasNothingToSettle() {
    assertThat(till.billing.settle(UUID.randomUUID())).isFalse();
  }

  @Test
  void somebodyElsesAndUnknownHoldsLookTheSame() {
    var granted = till.billing.hold(till.ann, FIVE);

    assertThat(problem(() -> till.billing.usable(till.bo, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class)
        .isEqualTo(problem(() -> till.billing.usable(till.ann, "pi_unknown")));
  }

  @Test
  void aUsedOrSettledHoldCannotPayAgain() {
    var granted = till.billing.hold(till.ann, FIVE);
    var callId = till.endedCall(granted, Cents.ZERO);
    assertThat(problem(() -> till.billing.usable(till.ann, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class);

    assertThat(till.billing.settle(callId)).isTrue();

    assertThat(problem(() -> till.billing.usable(till.ann, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class);
  }

  @Test
  void anUnconfirmedHoldCannotPayUntilItsOwnerHasConfirmedIt() {
    till.bank.standing = Standing.NEEDS_CONFIRMATION;
    var granted = till.billing.hold(till.ann, FIVE);
    assertThat(problem(() -> till.billing.usable(till.ann, granted.intentId())))
        .isEqualTo(new Problem.HoldUnauthorised());

    till.bank.turn(granted.intentId(), Standing.HELD);

    assertThat(till.billing.usable(till.ann, granted.intentId()).state()).isEqualTo(State.HELD);
    assertThat(till.state()).isEqualTo(State.HELD);
  }

  @Test
  void aHoldTheBankCancelledCannotPay() {
    till.bank.standing = Standing.PROCESSING;
    var granted = till.billing.hold(till.ann, FIVE);

    till.bank.turn(granted.intentId(), Standing.CANCELED);

    assertThat(problem(() -> till.billing.usable(till.ann, granted.intentId())))
        .isInstanceOf(Problem.HoldUnusable.class);
    assertThat(till.state()).isEqualTo(State.RELEASED);
  }

  @Test
  void newsFromTheProviderAreFollowedButASettledHoldStays() {
    till.bank.standing = Standing.NEEDS_CONFIRMATION;
    var granted = till.billing.hold(till.ann, FIVE);
    till.bank.turn(granted.intentId(), Standing.HELD);
    till.billing.refresh(granted.intentId());
    assertThat(till.state()).isEqualTo(State.HELD);

    var callId = till.endedCall(granted, Cents.of(65));
    assertThat(till.billing.settle(callId)).isTrue();
    till.bank.turn(granted.intentId(), Standing.HELD);
    till.billing.refresh(granted.intentId());
    till.billing.refresh("pi_unknown");

    assertThat(till.state()).isEqualTo(State.CAPTURED);
  }
}
