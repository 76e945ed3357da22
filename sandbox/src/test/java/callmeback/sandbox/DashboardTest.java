package callmeback.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stripe's dashboard on the control door.
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest extends SandboxRig {
  @Test
  void aCardIsDetachedAndItsCustomerDeleted() throws IOException {
    String customer = made("/v1/customers", "email", "ada@example.com");
    String card = made("/v1/payment_methods/pm_card_visa/attach", "customer", customer);

    assertThat(act("payment_methods/" + card + "/detach", "").path("id").asText()).isEqualTo(card);
    assertThat(act("customers/" + customer + "/delete", "").path("deleted").asBoolean()).isTrue();

    try (Response gone = client.newCall(stripe("/v1/customers/" + customer).build()).execute()) {
      assertThat(JSON.readTree(gone.body().string()).path("deleted").asBoolean()).isTrue();
    }
  }

  @Test
  void aPaymentIsDisputedAndTheDisputeClosed() throws IOException {
    String intent =
        made(
            "/v1/payment_intents",
            "amount",
            "225",
            "currency",
            "usd",
            "confirm",
            "true",
            "payment_method",
            "pm_card_visa",
            "payment_method_types[]",
            "card");

    JsonNode dispute = act("payment_intents/" + intent + "/dispute", "");

    assertThat(dispute.path("amount").asInt()).isEqualTo(225);
    String close = "disputes/" + dispute.path("id").asText() + "/close";
    assertThat(act(close, "{\"outcome\": \"lost\"}").path("status").asText()).isEqualTo("lost");
  }

  @ParameterizedTest
  @CsvSource({
    "payment_methods/pm_1/detach, '', 404, not_found",
    "customers/cus_1/delete, '', 404, not_found",
    "payment_intents/pi_1/dispute, '', 404, not_found",
    "disputes/du_1/close, '{\"outcome\": \"won\"}', 404, not_found",
    "disputes/du_1/close, '{\"outcome\": \"draw\"}', 400, bad_outcome",
    "disputes/du_1/close, '', 400, bad_json",
    "refunds/re_1/undo, '', 404, not_found"
  })
  void whatMakesNoSenseIsRefusedWithAReason(String path, String body, int status, String error)
      throws IOException {
    try (Response response = ask("POST", "/dashboard/stripe/" + path, body)) {
      assertThat(response.code()).isEqualTo(status);
      assertThat(JSON.readTree(response.body().string()).path("error").asText()).isEqualTo(error);
    }
  }

  private JsonNode act(String path, String body) throws IOException {
    try (Response response = ask("POST", "/dashboard/stripe/" + path, body)) {
      assertThat(response.code()).isEqualTo(200);
      return JSON.readTree(response.body().string());
    }
  }

  private String made(String path, String... form) throws IOException {
    var body = new FormBody.Builder();
    for (int i = 0; i < form.length; i += 2) {
      body.add(form[i], form[i + 1]);
    }
    try (Response response = client.newCall(stripe(path).post(body.build()).build()).execute()) {
      assertThat(response.code()).isEqualTo(200);
      return JSON.readTree(response.body().string()).path("id").asText();
    }
  }
}
