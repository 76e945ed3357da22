package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract's lines on cards and usage, against the whole product.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class BillingContractTest {
  private final RunningHouse house;
  private final Frontend ann;

  BillingContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.newcomer(house.product());
  }

  @Test
  void getBillingListsCardsBalanceAndCurrency() {
    save("pm_card_visa");
    save("pm_card_mastercard");
    var billing = ann.get("/api/user/billing").json();
    assertThat(billing.path("balance").asInt(-1)).isZero();
    assertThat(billing.path("currency").asText()).isEqualTo("usd");
    var cards = billing.path("payment_methods");
    assertThat(cards.findValuesAsText("brand")).containsExactly("mastercard", "visa");
    assertThat(cards.findValuesAsText("is_default")).containsExactly("false", "true");
    assertThat(cards.get(0).has("last4") && cards.get(0).has("exp_month")).isTrue();
  }

  @Test
  void putDefaultMovesTheDefault() {
    save("pm_card_visa");
    var master = save("pm_card_mastercard");
    assertThat(ann.put("/api/user/payment-method/" + master + "/default", "").status())
        .isEqualTo(200);
    var cards = ann.get("/api/user/billing").json().path("payment_methods");
    assertThat(cards.findValuesAsText("is_default")).containsExactly("true", "false");
  }

  @Test
  void deletePaymentMethodTakesAnyCardButTheDefaultAway() {
    var master = save("pm_card_mastercard");
    var visa = save("pm_card_visa");
    assertThat(ann.delete("/api/user/payment-method/" + master).error())
        .isEqualTo("400 CANNOT_REMOVE_DEFAULT");
    assertThat(ann.delete("/api/user/payment-method/" + visa).status()).isEqualTo(200);
    assertThat(ann.get("/api/user/billing").json().path("payment_methods")).hasSize(1);
  }

  @Test
  void deletePaymentMethodLeavesACardOnWhichMoneyIsHeld() {
    save("pm_card_visa");
    var held = ann.get("/api/user/billing").text("/payment_methods/0/id");
    var intent = ann.hold(2);
    assertThat(intent).startsWith("pi_");
    var other = save("pm_card_mastercard");
    ann.put("/api/user/payment-method/" + other + "/default", "");
    assertThat(ann.delete("/api/user/payment-method/" + held).error())
        .isEqualTo("400 CANNOT_REMOVE_DEFAULT");
  }

  @Test
  void somebodyElsesCardDoesNotExist() {
    var visa = save("pm_card_visa");
    var ben = Frontend.newcomer(house.product());
    assertThat(ben.delete("/api/user/payment-method/" + visa).error()).isEqualTo("404 NOT_FOUND");
    assertThat(ben.put("/api/user/payment-method/" + visa + "/default", "").error())
        .isEqualTo("404 NOT_FOUND");
    assertThat(ben.delete("/api/user/payment-method/..%2f..").error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void getUsageAddsUpMonthByMonth() throws Exception {
    call("0 days", 65);
    call("0 days", 105);
    call("0 days", 0);
    call("400 days", 225);
    var usage = ann.get("/api/user/usage").json();
    assertThat(usage.path("total_calls").asInt()).isEqualTo(2);
    assertThat(usage.path("total_minutes").asInt()).isEqualTo(3);
    assertThat(usage.path("total_spent").asDouble()).isEqualTo(1.70);
    assertThat(usage.at("/current_month/minutes").asInt()).isEqualTo(3);
    var month = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    assertThat(usage.path("monthly_breakdown").findValuesAsText("month"))
        .hasSize(3)
        .startsWith(month.format(YearMonth.now(ZoneOffset.UTC)));
    assertThat(ann.get("/api/user/usage?months=24").json().path("total_calls").asInt())
        .isEqualTo(3);
    assertThat(ann.get("/api/user/usage?months=0").error()).isEqualTo("400 VALIDATION_ERROR");
  }

  private String save(String method) {
    return ann.post("/api/user/payment-method", "{'payment_method_id': '%s'}".formatted(method))
        .text("/payment_method/id");
  }

  private void call(String ago, int cost) throws Exception {
    house.sql(
        """
        INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes, status,
                           ended_at, cost, outcome, transcribed, created_at)
        VALUES (gen_random_uuid(), '%s', gen_random_uuid(), 'Coach', '%s', 'pi_' || gen_random_uuid(), 5,
                'COMPLETED', now(), %d, 'TALKED', true, now() - interval '%s')
        """
            .formatted(ann.userId(), house.tables().sealed(ann.phone()), cost, ago));
  }
}
