package callmeback.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class PaymentIntentTest extends IntentRig {
  @Test
  void aConfirmedManualIntentIsAHoldOfSevenDays() {
    var hold = rig.hold(225);

    assertThat(hold.status()).isEqualTo(200);
    assertThat(hold.text("/status")).isEqualTo("requires_capture");
    assertThat(hold.json().path("amount_capturable").asInt()).isEqualTo(225);
    assertThat(hold.json().path("amount_received").asInt()).isZero();
    assertThat(captureBefore(hold))
        .isEqualTo(rig.time.get().plus(Duration.ofDays(7)).getEpochSecond());
  }

  @Test
  void anOffSessionVisaHoldIsShorterThanAMastercardOne() {
    String customer = rig.customer();
    var visa = rig.hold(customer, rig.card(customer, "pm_card_visa"), 65, "off_session", "true");
    var mastercard =
        rig.hold(customer, rig.card(customer, "pm_card_mastercard"), 65, "off_session", "true");

    assertThat(captureBefore(visa))
        .isEqualTo(rig.time.get().plus(Duration.ofHours(4 * 24 + 18)).getEpochSecond());
    assertThat(captureBefore(mastercard))
        .isEqualTo(rig.time.get().plus(Duration.ofDays(7)).getEpochSecond());
  }

  @Test
  void capturingLessReleasesTheRest() {
    var hold = rig.hold(425);

    var captured =
        rig.post("/v1/payment_intents/" + hold.id() + "/capture", "amount_to_capture", "65");

    assertThat(captured.text("/status")).isEqualTo("succeeded");
    assertThat(captured.json().path("amount_received").asInt()).isEqualTo(65);
    assertThat(captured.json().path("amount_capturable").asInt()).isZero();
    assertThat(rig.stripe.books().paymentIntents())
        .containsExactly(new Books.Line(hold.id(), "succeeded", "usd", 425, 65, 360, 0, 0));
  }

  @Test
  void capturingMoreThanHeldOrTwiceIsRefusedAndChangesNothing() {
    var hold = rig.hold(65);
    String capture = "/v1/payment_intents/" + hold.id() + "/capture";

    var tooMuch = rig.post(capture, "amount_to_capture", "66");
    assertThat(tooMuch.status()).isEqualTo(400);
    assertThat(tooMuch.text("/error/code")).isEqualTo("amount_too_large");

    assertThat(rig.post(capture).status()).isEqualTo(200);
    var again = rig.post(capture);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text("/error/code")).isEqualTo("payment_intent_unexpected_state");
    assertThat(again.text("/error/payment_intent/status")).isEqualTo("succeeded");
    assertThat(rig.stripe.books().kept()).isEqualTo(65);
  }

  @Test
  void cancellingAHoldReleasesAllOfItAndIsFinal() {
    var hold = rig.hold(225);
    String cancel = "/v1/payment_intents/" + hold.id() + "/cancel";

    var cancelled = rig.post(cancel, "cancellation_reason", "requested_by_customer");
    assertThat(cancelled.text("/status")).isEqualTo("canceled");
    assertThat(cancelled.text("/cancellation_reason")).isEqualTo("requested_by_customer");

    assertThat(rig.post(cancel).text("/error/code")).isEqualTo("payment_intent_unexpected_state");
    assertThat(rig.post("/v1/payment_intents/" + hold.id() + "/capture").text("/error/code"))
        .isEqualTo("payment_intent_unexpected_state");
    assertThat(rig.stripe.books().paymentIntents())
        .containsExactly(new Books.Line(hold.id(), "canceled", "usd", 225, 0, 225, 0, 0));
  }

  @Test
  void aHoldThatIsNotCapturedInTimeIsCancelledByStripe() {
    var hold = rig.hold(225);

    rig.pass(Duration.ofDays(7).minusSeconds(1));
    assertThat(rig.get("/v1/payment_intents/" + hold.id()).text("/status"))
        .isEqualTo("requires_capture");
    rig.pass(Duration.ofSeconds(1));
    rig.stripe.expire();

    var expired = rig.get("/v1/payment_intents/" + hold.id());
    assertThat(expired.text("/status")).isEqualTo("canceled");
    assertThat(expired.text("/cancellation_reason")).isEqualTo("automatic");
    assertThat(rig.hook("charge.expired").event().at("/data/object/payment_intent").asText())
        .isEqualTo(hold.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"49", "0"})
  void lessThanFiftyCentsIsTooSmall(String amount) {
    var tooSmall = rig.post("/v1/payment_intents", "amount", amount, "currency", "usd");

    assertThat(tooSmall.status()).isEqualTo(400);
    assertThat(tooSmall.text("/error/code")).isEqualTo("amount_too_small");
  }

  @Test
  void fiftyCentsAreEnough() {
    assertThat(rig.post("/v1/payment_intents", "amount", "50", "currency", "usd").text("/status"))
        .isEqualTo("requires_payment_method");
  }

  @Test
  void capturedMoneyIsGivenBackOnceAtMost() {
    var hold = rig.hold(425);
    rig.post("/v1/payment_intents/" + hold.id() + "/capture", "amount_to_capture", "105");

    var refund = rig.post("/v1/refunds", "payment_intent", hold.id(), "amount", "65");
    assertThat(refund.text("/status")).isEqualTo("succeeded");
    assertThat(rig.post("/v1/refunds", "payment_intent", hold.id(), "amount", "41").status())
        .isEqualTo(400);
    rig.post("/v1/refunds", "payment_intent", hold.id());
    assertThat(rig.post("/v1/refunds", "payment_intent", hold.id()).text("/error/code"))
        .isEqualTo("charge_already_refunded");
    assertThat(rig.stripe.books().kept()).isZero();
  }

  @Test
  void metadataIsMergedAndEmptyValuesRemoveKeys() {
    var intent =
        rig.post(
            "/v1/payment_intents",
            "amount",
            "65",
            "currency",
            "usd",
            "metadata[call_id]",
            "c1",
            "metadata[user]",
            "u1");

    var updated =
        rig.post(
            "/v1/payment_intents/" + intent.id(), "metadata[user]", "", "metadata[attempt]", "2");

    assertThat(updated.json().path("metadata").toString())
        .isEqualTo("{\"call_id\":\"c1\",\"attempt\":\"2\"}");
  }

  @Test
  void theCheckAgainstThePublishedSchemaBites() {
    Assumptions.assumeTrue(rig.schema.isPresent(), "Stripe's published schema is not here");
    var wrong = ((ObjectNode) rig.hold(65).json()).put("amount_capturable", "65");

    assertThatThrownBy(() -> rig.schema.orElseThrow().check(wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("amount_capturable");
  }
}
