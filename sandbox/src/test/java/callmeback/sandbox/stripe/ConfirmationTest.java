package callmeback.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
class ConfirmationTest extends IntentRig {
  @ParameterizedTest
  @CsvSource({
    "pm_card_chargeDeclined, card_declined, generic_decline",
    "pm_card_visa_chargeDeclined, card_declined, generic_decline",
    "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
    "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
    "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc",
    "pm_card_chargeDeclinedProcessingError, processing_error, processing_error",
    "pm_card_radarBlock, card_declined, fraudulent"
  })
  void aDeclineIsA402AndTheIntentWantsAnotherCard(String card, String code, String declineCode) {
    var declined = rig.hold(rig.customer(), card, 65);

    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.text("/error/type")).isEqualTo("card_error");
    assertThat(declined.text("/error/code")).isEqualTo(code);
    assertThat(declined.text("/error/decline_code")).isEqualTo(declineCode);
    assertThat(declined.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
    var intent = rig.get("/v1/payment_intents/" + declined.text("/error/payment_intent/id"));
    assertThat(intent.text("/last_payment_error/code")).isEqualTo(code);
    assertThat(rig.stripe.books().paymentIntents().getFirst().authorised()).isZero();
  }

  @Test
  void aDeclinedIntentCanBeConfirmedWithAnotherCard() {
    String customer = rig.customer();
    String intent =
        rig.hold(customer, "pm_card_chargeDeclined", 65).text("/error/payment_intent/id");

    var confirmed =
        rig.post("/v1/payment_intents/" + intent + "/confirm", "payment_method", "pm_card_visa");

    assertThat(confirmed.text("/status")).isEqualTo("requires_capture");
    assertThat(confirmed.json().path("last_payment_error").isNull()).isTrue();
  }

  @Test
  void aCardWithStrongAuthenticationWaitsForItsHolder() {
    String customer = rig.customer();
    var waiting = rig.hold(customer, rig.card(customer, "pm_card_authenticationRequired"), 65);

    assertThat(waiting.status()).isEqualTo(200);
    assertThat(waiting.text("/status")).isEqualTo("requires_action");
    assertThat(waiting.text("/client_secret")).startsWith(waiting.id() + "_secret_");
    assertThat(waiting.text("/next_action/type")).isEqualTo("use_stripe_sdk");

    assertThat(rig.post("/sandbox/authenticate/" + waiting.id(), "success", "true").text("/status"))
        .isEqualTo("requires_capture");
  }

  @Test
  void aHolderWhoRefusesLeavesTheIntentWithoutACard() {
    String customer = rig.customer();
    var waiting =
        rig.hold(
            customer,
            rig.card(customer, "pm_card_authenticationRequired"),
            65,
            "return_url",
            "https://shop.example/back?a=b");

    assertThat(waiting.text("/next_action/redirect_to_url/url"))
        .startsWith(rig.stripe.base() + "/sandbox/authenticate/" + waiting.id());
    var refused = rig.post("/sandbox/authenticate/" + waiting.id(), "success", "false");
    assertThat(refused.text("/status")).isEqualTo("requires_payment_method");
    assertThat(refused.text("/last_payment_error/code"))
        .isEqualTo("payment_intent_authentication_failure");
  }

  @Test
  void offSessionNobodyCanAuthenticate() {
    String customer = rig.customer();

    var declined =
        rig.hold(
            customer,
            rig.card(customer, "pm_card_authenticationRequired"),
            65,
            "off_session",
            "true");

    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.text("/error/code")).isEqualTo("authentication_required");
    assertThat(declined.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
  }

  @Test
  void aCardSetUpForLaterNeedsNoHolderOffSession() {
    String customer = rig.customer();
    var setup =
        rig.post(
            "/v1/setup_intents",
            "customer",
            customer,
            "payment_method",
            "pm_card_authenticationRequiredOnSetup",
            "payment_method_types[0]",
            "card",
            "confirm",
            "true");
    assertThat(setup.text("/status")).isEqualTo("requires_action");
    rig.post("/sandbox/authenticate/" + setup.id(), "success", "true");

    var hold = rig.hold(customer, setup.text("/payment_method"), 65, "off_session", "true");

    assertThat(hold.text("/status")).isEqualTo("requires_capture");
  }

  @Test
  void confirmingWithoutACardIsRefused() {
    var intent = rig.post("/v1/payment_intents", "amount", "65", "currency", "usd");

    assertThat(rig.post("/v1/payment_intents/" + intent.id() + "/confirm").text("/error/code"))
        .isEqualTo("payment_intent_unexpected_state");
  }

  @Test
  void withoutCardsOnlyAReturnUrlIsWanted() {
    var refused =
        rig.post(
            "/v1/payment_intents",
            "amount",
            "65",
            "currency",
            "usd",
            "confirm",
            "true",
            "payment_method",
            "pm_card_visa");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/error/param")).isEqualTo("return_url");
    assertThat(rig.get("/v1/payment_intents").json().path("data")).isEmpty();
  }

  @Test
  void somebodyElsesCardIsRefused() {
    String mine = rig.card(rig.customer(), "pm_card_visa");

    var refused = rig.hold(rig.customer(), mine, 65);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/error/param")).isEqualTo("payment_method");
  }
}
