package callmeback.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.Dashboard;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
final class StripeDashboardTest {
  @TempDir private Path state;
  private StripeRig rig;
  private Dashboard dashboard;

  @BeforeEach
  void open() {
    rig = new StripeRig(state);
    dashboard = rig.stripe.dashboard();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aCardDetachedByHandIsGoneAndItsEventNamesNoRequest() {
    String customer = rig.customer();
    String card = rig.card(customer, "pm_card_visa");

    assertThat(dashboard.detach(card).path("customer").isNull()).isTrue();

    var event = rig.hook("payment_method.detached").event();
    assertThat(event.at("/data/object/id").asText()).isEqualTo(card);
    assertThat(event.at("/request/id").isNull()).isTrue();
    assertThat(event.at("/request/idempotency_key").isNull()).isTrue();
    assertThat(rig.get("/v1/customers/" + customer + "/payment_methods").json().path("data"))
        .isEmpty();
    assertThat(status(() -> dashboard.detach(card))).isEqualTo(409);
  }

  @Test
  void aCustomerDeletedByHandIsGoneWithItsCards() {
    String customer = rig.customer();
    String card = rig.card(customer, "pm_card_visa");

    assertThat(dashboard.deleteCustomer(customer).path("deleted").asBoolean()).isTrue();

    assertThat(rig.hook("customer.deleted").event().at("/data/object/id").asText())
        .isEqualTo(customer);
    assertThat(rig.hook("payment_method.detached").event().at("/data/object/id").asText())
        .isEqualTo(card);
    assertThat(rig.get("/v1/customers/" + customer).json().path("deleted").asBoolean()).isTrue();
    assertThat(status(() -> dashboard.deleteCustomer(customer))).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"true, won", "false, lost"})
  void aCapturedPaymentIsDisputedAndTheDisputeIsClosed(boolean won, String outcome) {
    var hold = rig.hold(425);
    rig.post("/v1/payment_intents/" + hold.id() + "/capture", "amount_to_capture", "65");

    var dispute = dashboard.dispute(hold.id());

    String id = dispute.path("id").asText();
    var opened = rig.hook("charge.dispute.created").event();
    assertThat(opened.at("/data/object/id").asText()).isEqualTo(id);
    assertThat(opened.at("/data/object/payment_intent").asText()).isEqualTo(hold.id());
    assertThat(opened.at("/data/object/amount").asInt()).isEqualTo(65);
    assertThat(rig.get("/v1/disputes/" + id).text("/status")).isEqualTo("needs_response");
    assertThat(rig.get("/v1/charges/" + hold.text("/latest_charge")).json().path("disputed"))
        .hasToString("true");
    assertThat(status(() -> dashboard.dispute(hold.id()))).isEqualTo(409);

    dashboard.closeDispute(id, won);

    assertThat(rig.hook("charge.dispute.closed").event().at("/data/object/status").asText())
        .isEqualTo(outcome);
    assertThat(rig.get("/v1/disputes/" + id).text("/status")).isEqualTo(outcome);
    assertThat(status(() -> dashboard.closeDispute(id, won))).isEqualTo(409);
  }

  @Test
  void moneyThatWasNeverTakenCannotBeDisputed() {
    var hold = rig.hold(225);

    assertThat(status(() -> dashboard.dispute(hold.id()))).isEqualTo(409);
    rig.post("/v1/payment_intents/" + hold.id() + "/cancel");
    assertThat(status(() -> dashboard.dispute(hold.id()))).isEqualTo(409);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(status(() -> dashboard.detach("pm_nothing"))).isEqualTo(404);
    assertThat(status(() -> dashboard.deleteCustomer("cus_nothing"))).isEqualTo(404);
    assertThat(status(() -> dashboard.dispute("pi_nothing"))).isEqualTo(404);
    assertThat(status(() -> dashboard.closeDispute("du_nothing", true))).isEqualTo(404);
  }

  private static int status(ThrowingCallable attempt) {
    return assertThatExceptionOfType(BadRequest.class).isThrownBy(attempt).actual().status();
  }
}
