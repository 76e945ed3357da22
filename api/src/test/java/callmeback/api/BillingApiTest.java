package callmeback.api;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class BillingApiTest {
  private static final String CARD = "/api/user/payment-method";
  private static final String HOLD = "/api/user/create-payment-intent";

  private final Product product;
  private final Client ann;

  BillingApiTest(@TempDir Path state) {
    product = new Product(state);
    ann = product.newcomer();
  }

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void postPaymentMethodShowsNoMoreThanItMust() {
    var first = ann.post(CARD, "{'payment_method_id': 'pm_card_visa'}");
    assertThat(first.status()).isEqualTo(201);
    var card = first.json().path("payment_method");
    assertThat(card.path("id").asText()).startsWith("pm_").isNotEqualTo("pm_card_visa");
    assertThat(card.path("type").asText()).isEqualTo("card");
    assertThat(card.path("last4").asText()).isEqualTo("4242");
    assertThat(card.path("brand").asText()).isEqualTo("visa");
    assertThat(card.path("exp_month").asInt()).isBetween(1, 12);
    assertThat(card.path("exp_year").asInt()).isGreaterThan(2025);
    assertThat(card.path("is_default").asBoolean()).isTrue();
    assertThat(card.size()).isEqualTo(7);
  }

  @Test
  void onlyTheFirstCardAndAChosenOneBecomeTheDefault() {
    ann.post(CARD, "{'payment_method_id': 'pm_card_visa'}");
    var second = ann.post(CARD, "{'payment_method_id': 'pm_card_mastercard'}");
    assertThat(second.json().at("/payment_method/is_default").asBoolean(true)).isFalse();
    var third = ann.post(CARD, "{'payment_method_id': 'pm_card_amex', 'set_as_default': true}");
    assertThat(third.json().at("/payment_method/is_default").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 65", "5, 225", "30, 1225"})
  void postCreatePaymentIntentHoldsThePriceOfTheMinutes(int minutes, int cents) {
    ann.post(CARD, "{'payment_method_id': 'pm_card_visa'}");
    var hold = ann.post(HOLD, "{'estimated_duration': %d}".formatted(minutes));
    assertThat(hold.status()).isEqualTo(200);
    assertThat(hold.json().path("amount").asInt()).isEqualTo(cents);
    assertThat(hold.text("/currency")).isEqualTo("usd");
    assertThat(hold.text("/client_secret")).startsWith(hold.text("/payment_intent_id") + "_secret");
    var line = product.stripe.books().paymentIntents().getFirst();
    assertThat(line.held()).isEqualTo(cents);
    assertThat(line.id()).isEqualTo(hold.text("/payment_intent_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "31", "-1", "'5'", "1.5", "null", "true"})
  void aHoldIsForOneToThirtyWholeMinutes(String duration) {
    var reply = ann.post(HOLD, "{'estimated_duration': " + duration + "}");
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(reply.json().path("details").has("estimated_duration")).isTrue();
  }

  @Test
  void withoutACardThereIsNothingToHoldOn() {
    assertThat(ann.post(HOLD, "{'estimated_duration': 1}").error())
        .isEqualTo("400 NO_PAYMENT_METHOD");
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_visa_chargeDeclined, 402 CARD_DECLINED",
    "pm_card_chargeDeclinedInsufficientFunds, 402 INSUFFICIENT_FUNDS",
    "pm_card_chargeDeclinedExpiredCard, 402 PAYMENT_FAILED",
    "pm_nobody, 400 VALIDATION_ERROR"
  })
  void aCardThatCannotBeSavedSaysWhy(String method, String error) {
    assertThat(ann.post(CARD, "{'payment_method_id': '%s'}".formatted(method)).error())
        .isEqualTo(error);
    assertThat(ann.post(HOLD, "{'estimated_duration': 1}").error())
        .isEqualTo("400 NO_PAYMENT_METHOD");
  }

  @Test
  void aCardThatIsDeclinedLaterHoldsNothing() {
    ann.post(CARD, "{'payment_method_id': 'pm_card_chargeCustomerFail'}");
    assertThat(ann.post(HOLD, "{'estimated_duration': 1}").error()).isEqualTo("402 CARD_DECLINED");
    assertThat(product.stripe.books().paymentIntents()).allMatch(line -> line.held() == 0);
  }

  @Test
  void anOutageSaysWhenToTryAgain() {
    ann.post(CARD, "{'payment_method_id': 'pm_card_visa'}");
    product
        .world
        .mishaps()
        .add(
            new MishapRule(
                "", "stripe", "POST", "/v1/payment_intents", 1, 0, new Mishap.Status(503)));
    var reply = ann.post(HOLD, "{'estimated_duration': 1}");
    assertThat(reply.error()).isEqualTo("503 SERVICE_UNAVAILABLE");
    assertThat(reply.header("Retry-After")).isEqualTo("5");
  }
}
