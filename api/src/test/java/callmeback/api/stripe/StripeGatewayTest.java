package callmeback.api.stripe;

import static callmeback.api.stripe.StripeRig.problem;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.PaymentGateway.HoldOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
class StripeGatewayTest {
  private static final Problem FAILED =
      new Problem.ProviderFailed(Problem.ProviderFailed.Provider.PAYMENTS);

  private final StripeRig rig;

  StripeGatewayTest(@TempDir Path state) {
    rig = new StripeRig(state);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aHoldIsPlacedCapturedInPartAndTheRestReleased() {
    var held = rig.gateway.authorise(rig.order("pm_card_visa", 5));
    assertThat(held.standing()).isEqualTo(Standing.HELD);
    assertThat(held.captured()).isEqualTo(Cents.ZERO);
    assertThat(held.clientSecret().value()).startsWith(held.intentId());
    assertThat(rig.line().held()).isEqualTo(225);

    var captured = rig.gateway.capture(held.intentId(), Cents.of(105), "k:capture");
    assertThat(captured.standing()).isEqualTo(Standing.CAPTURED);
    assertThat(captured.captured()).isEqualTo(Cents.of(105));
    assertThat(rig.line().captured()).isEqualTo(105);
    assertThat(rig.line().released()).isEqualTo(120);
    assertThat(rig.gateway.read(held.intentId())).isEqualTo(captured);
  }

  @Test
  void aHoldIsReleased() {
    var held = rig.gateway.authorise(rig.order("pm_card_visa", 5));
    assertThat(rig.gateway.release(held.intentId(), "k:release").standing())
        .isEqualTo(Standing.CANCELED);
    assertThat(rig.line().released()).isEqualTo(225);
  }

  @Test
  void whatIsSettledAlreadyIsAnsweredAsItStands() {
    var released = rig.gateway.authorise(rig.order("pm_card_visa", 1)).intentId();
    rig.gateway.release(released, "a:release");
    assertThat(rig.gateway.capture(released, Cents.of(65), "a:capture").standing())
        .isEqualTo(Standing.CANCELED);
    var captured = rig.gateway.authorise(rig.order("pm_card_visa", 1)).intentId();
    rig.gateway.capture(captured, Cents.of(65), "b:capture");
    assertThat(rig.gateway.release(captured, "b:release").standing()).isEqualTo(Standing.CAPTURED);
    assertThat(rig.gateway.capture(captured, Cents.of(65), "b:capture:2").captured())
        .isEqualTo(Cents.of(65));
    assertThat(rig.stripe.books().kept()).isEqualTo(65);
  }

  @Test
  void aHoldThatLapsedIsAnsweredAsCanceled() {
    var held = rig.gateway.authorise(rig.order("pm_card_visa", 1));
    rig.time.updateAndGet(now -> now.plus(Duration.ofDays(8)));
    assertThat(rig.gateway.capture(held.intentId(), Cents.of(65), "k:capture").standing())
        .isEqualTo(Standing.CANCELED);
    assertThat(rig.stripe.books().kept()).isZero();
  }

  @Test
  void aCaptureAboveTheHoldCanNeverSucceed() {
    var held = rig.gateway.authorise(rig.order("pm_card_visa", 1));
    assertThat(problem(() -> rig.gateway.capture(held.intentId(), Cents.of(66), "k:capture")))
        .isEqualTo(FAILED);
    assertThat(rig.line().held()).isEqualTo(65);
  }

  @Test
  void theSameStepTwiceIsDoneOnce() {
    var order = rig.order("pm_card_visa", 1);
    var first = rig.gateway.authorise(order);
    assertThat(rig.gateway.authorise(order)).isEqualTo(first);
    rig.gateway.capture(first.intentId(), Cents.of(65), "k:capture");
    rig.gateway.capture(first.intentId(), Cents.of(65), "k:capture");
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
    assertThat(rig.stripe.books().kept()).isEqualTo(65);
    assertThat(rig.gateway.createCustomer(rig.ann, "k:customer"))
        .isEqualTo(rig.gateway.createCustomer(rig.ann, "k:customer"));
  }

  @Test
  void aHoldAskedForAgainWithAnotherCardIsTheOneThereIs() {
    var order = rig.order("pm_card_visa", 1);
    var first = rig.gateway.authorise(order);
    var other = rig.gateway.attach(order.customer(), "pm_card_mastercard").id();
    assertThat(
            rig.gateway.authorise(
                new HoldOrder(order.customer(), other, order.hold(), order.key(), false)))
        .isEqualTo(first);
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
  }

  @Test
  void theBankMayWantToAskFirst() throws IOException, InterruptedException {
    var asked = rig.gateway.authorise(rig.order("pm_card_authenticationRequired", 1));
    assertThat(asked.standing()).isEqualTo(Standing.NEEDS_CONFIRMATION);
    rig.approve(asked);
    assertThat(rig.gateway.read(asked.intentId()).standing()).isEqualTo(Standing.HELD);
  }

  @Test
  void aHoldNobodyConfirmedIsReleasedToo() {
    var asked = rig.gateway.authorise(rig.order("pm_card_authenticationRequired", 1));
    assertThat(rig.gateway.release(asked.intentId(), "k:release").standing())
        .isEqualTo(Standing.CANCELED);
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_chargeDeclined, DECLINED",
    "pm_card_chargeDeclinedLostCard, DECLINED",
    "pm_card_chargeDeclinedInsufficientFunds, INSUFFICIENT_FUNDS",
    "pm_card_chargeDeclinedExpiredCard, NOT_USABLE",
    "pm_card_chargeDeclinedIncorrectCvc, NOT_USABLE",
    "pm_card_chargeDeclinedProcessingError, TRY_AGAIN"
  })
  void aCardThatIsDeclinedWhenSavedSaysWhy(String method, Reason reason) {
    var customer = rig.gateway.createCustomer(rig.ann, "k:customer");
    assertThat(problem(() -> rig.gateway.attach(customer, method)))
        .isEqualTo(new Problem.CardRefused(reason));
  }

  @Test
  void aCardThatIsDeclinedWhenChargedHoldsNothing() {
    var order = rig.order("pm_card_chargeCustomerFail", 1);
    var declined = new Problem.CardRefused(Reason.DECLINED);
    assertThat(problem(() -> rig.gateway.authorise(order))).isEqualTo(declined);
    assertThat(problem(() -> rig.gateway.authorise(order))).isEqualTo(declined);
    assertThat(rig.line().held()).isZero();
  }

  @Test
  void aSavedCardIsToldByItsOwnId() {
    var customer = rig.gateway.createCustomer(rig.ann, "k:customer");
    var card = rig.gateway.attach(customer, "pm_card_mastercard");
    assertThat(card.id()).startsWith("pm_").isNotEqualTo("pm_card_mastercard");
    assertThat(card.brand()).isEqualTo("mastercard");
    assertThat(card.last4()).isEqualTo("4444");
    assertThat(card.isDefault()).isFalse();
    rig.gateway.makeDefault(customer, card.id());
  }

  @Test
  void aCardThatIsNotTheirsOrNobodysIsInvalid() {
    var customer = rig.gateway.createCustomer(rig.ann, "a:customer");
    var other = rig.gateway.createCustomer(rig.ann, "b:customer");
    var card = rig.gateway.attach(customer, "pm_card_visa").id();
    for (var id : new String[] {card, "pm_nobody"}) {
      assertThat(problem(() -> rig.gateway.attach(other, id)))
          .isInstanceOfSatisfying(
              Problem.Invalid.class,
              invalid -> assertThat(invalid.fields()).containsOnlyKeys("payment_method_id"));
    }
  }

  @Test
  void aCardThatIsGoneCannotHold() {
    var order = rig.order("pm_card_visa", 1);
    var gone = new HoldOrder(order.customer(), "pm_gone", order.hold(), order.key(), false);
    assertThat(problem(() -> rig.gateway.authorise(gone)))
        .isEqualTo(new Problem.CardRefused(Reason.NOT_USABLE));
  }

  @Test
  void anUnknownIntentCanNeverBeRead() {
    assertThat(problem(() -> rig.gateway.read("pi_unknown"))).isEqualTo(FAILED);
  }
}
