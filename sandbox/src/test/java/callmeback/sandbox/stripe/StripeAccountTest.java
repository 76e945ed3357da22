package callmeback.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
final class StripeAccountTest {
  @TempDir private Path state;
  private StripeRig rig;

  @BeforeEach
  void open() {
    rig = new StripeRig(state);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void withoutTheKeyNothingIsSaid() {
    var none = rig.send(new Request.Builder().url(rig.stripe.base() + "/v1/customers").build());
    var wrong =
        rig.send(
            new Request.Builder()
                .url(rig.stripe.base() + "/v1/customers")
                .header("Authorization", "Bearer sk_test_somebody_else")
                .build());

    assertThat(none.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text("/error/message")).doesNotContain("somebody");
  }

  @Test
  void everyAnswerHasItsRequestIdAndVersion() {
    var reply = rig.get("/v1/customers");

    assertThat(reply.headers().get("request-id")).startsWith("req_");
    assertThat(reply.headers().get("stripe-version")).isEqualTo("2026-07-29.dahlia");
  }

  @Test
  void unknownAndMissingParametersArePointedOut() {
    var unknown = rig.post("/v1/customers", "emial", "a@example.com");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text("/error/code")).isEqualTo("parameter_unknown");
    assertThat(unknown.text("/error/param")).isEqualTo("emial");

    var nested = rig.post("/v1/customers", "invoice_settings[default_card]", "x");
    assertThat(nested.text("/error/param")).isEqualTo("invoice_settings[default_card]");

    var missing = rig.post("/v1/payment_intents", "currency", "usd");
    assertThat(missing.text("/error/code")).isEqualTo("parameter_missing");
    assertThat(missing.text("/error/param")).isEqualTo("amount");

    var mistyped = rig.post("/v1/payment_intents", "amount", "6.5", "currency", "usd");
    assertThat(mistyped.text("/error/code")).isEqualTo("parameter_invalid_integer");
    assertThat(rig.get("/v1/customers").json().path("data")).isEmpty();
  }

  @Test
  void whatIsNotThereIsA404() {
    assertThat(rig.get("/v1/payment_intents/pi_nothing").text("/error/code"))
        .isEqualTo("resource_missing");
    assertThat(rig.get("/v1/unknown").status()).isEqualTo(404);
  }

  @Test
  void aTestCardIsANewMethodEachTimeAndTheSameCard() {
    String customer = rig.customer();
    String one = rig.card(customer, "pm_card_visa");
    String two = rig.card(customer, "pm_card_visa");

    assertThat(one).startsWith("pm_1").isNotEqualTo(two);
    var listed = rig.get("/v1/customers/" + customer + "/payment_methods?type=card");
    assertThat(listed.json().path("data")).hasSize(2);
    assertThat(listed.text("/data/0/id")).isEqualTo(two);
    assertThat(listed.text("/data/0/card/fingerprint"))
        .isEqualTo(listed.text("/data/1/card/fingerprint"));
    assertThat(listed.text("/data/0/card/last4")).isEqualTo("4242");
  }

  @Test
  void aCardNumberIsNeverShownOrKept() throws IOException {
    var method =
        rig.post(
            "/v1/payment_methods",
            "type",
            "card",
            "card[number]",
            "4242424242424242",
            "card[exp_month]",
            "8",
            "card[exp_year]",
            "2031",
            "card[cvc]",
            "123");

    assertThat(method.text("/card/last4")).isEqualTo("4242");
    assertThat(method.json().toString()).doesNotContain("4242424242424242");
    assertThat(Files.readString(state.resolve("stripe/objects.jsonl")))
        .doesNotContain("4242424242424242");
    assertThat(rig.world.journal().since(0, "stripe").getLast().body())
        .contains("card[number]=****4242")
        .contains("card[cvc]=***");
  }

  @Test
  void theDefaultCardIsForgottenWhenDetachedAndCannotComeBack() {
    String customer = rig.customer();
    String card = rig.card(customer, "pm_card_visa");
    String chosen = "invoice_settings[default_payment_method]";
    assertThat(
            rig.post("/v1/customers/" + customer, chosen, card)
                .text("/invoice_settings/default_payment_method"))
        .isEqualTo(card);

    assertThat(rig.post("/v1/payment_methods/" + card + "/detach").json().path("customer").isNull())
        .isTrue();

    assertThat(
            rig.get("/v1/customers/" + customer)
                .json()
                .at("/invoice_settings/default_payment_method")
                .isNull())
        .isTrue();
    assertThat(rig.post("/v1/payment_methods/" + card + "/attach", "customer", customer).status())
        .isEqualTo(400);
    assertThat(rig.post("/v1/customers/" + customer, chosen, card).text("/error/code"))
        .isEqualTo("resource_missing");
  }

  @Test
  void aCardThatDeclinesIsRefusedWhenAttachedAndOneThatFailsLaterIsNot() {
    String customer = rig.customer();

    assertThat(
            rig.post("/v1/payment_methods/pm_card_chargeDeclined/attach", "customer", customer)
                .status())
        .isEqualTo(402);
    assertThat(rig.hold(customer, rig.card(customer, "pm_card_chargeCustomerFail"), 65).status())
        .isEqualTo(402);
  }

  @Test
  void aDeletedCustomerIsGoneWithItsCards() {
    String customer = rig.customer();
    String card = rig.card(customer, "pm_card_visa");

    assertThat(rig.delete("/v1/customers/" + customer).json().path("deleted").asBoolean()).isTrue();

    assertThat(rig.get("/v1/customers/" + customer).json().path("deleted").asBoolean()).isTrue();
    assertThat(rig.get("/v1/payment_methods/" + card).json().path("customer").isNull()).isTrue();
    assertThat(rig.hold(customer, "pm_card_visa", 65).text("/error/code"))
        .isEqualTo("resource_missing");
  }

  @Test
  void listsArePagedNewestFirst() {
    List<String> made = List.of(rig.customer(), rig.customer(), rig.customer());

    var first = rig.get("/v1/customers?limit=2");
    assertThat(first.json().path("has_more").asBoolean()).isTrue();
    assertThat(first.text("/data/0/id")).isEqualTo(made.get(2));
    var next = rig.get("/v1/customers?limit=2&starting_after=" + made.get(1));
    assertThat(next.json().path("data")).hasSize(1);
    assertThat(next.json().path("has_more").asBoolean()).isFalse();
  }

  @Test
  void everyTransitionIsAnnouncedWithASignatureOfTheRawBytes() throws GeneralSecurityException {
    var hold = rig.hold(225);
    rig.post("/v1/payment_intents/" + hold.id() + "/capture");
    StripeRig.Hook hook = rig.hook("payment_intent.succeeded");

    assertThat(hook.event().at("/data/object/id").asText()).isEqualTo(hold.id());
    assertThat(hook.event().path("api_version").asText()).isEqualTo("2026-07-29.dahlia");
    assertThat(rig.hooks.stream().map(h -> h.event().path("type").asText()))
        .contains(
            "customer.created",
            "payment_method.attached",
            "payment_intent.created",
            "payment_intent.amount_capturable_updated",
            "charge.captured");
    String time = hook.signature().substring(2, hook.signature().indexOf(','));
    assertThat(time).isEqualTo(String.valueOf(rig.time.get().getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("whsec_sim_rig".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
    assertThat(hook.signature())
        .endsWith(",v1=" + HexFormat.of().formatHex(mac.doFinal(hook.body())));
  }

  @Test
  void anAnswerIsPackedForWhoeverTakesGzip() {
    rig.customer();
    var request = StripeRig.request(rig.stripe, "/v1/customers");

    var plain = rig.send(request.header("Accept-Encoding", "identity").build());
    var packed = rig.packed(request.header("Accept-Encoding", "gzip").build());

    assertThat(plain.headers().get("Content-Encoding")).isNull();
    assertThat(packed.headers().get("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.json()).isEqualTo(plain.json());
  }

  @Test
  void anEventNamesTheRequestThatCausedIt() {
    var made = rig.postWithKey("k1", "/v1/customers", "email", "a@example.com");
    var event = rig.hook("customer.created").event();

    assertThat(event.at("/request/id").asText()).isEqualTo(made.headers().get("request-id"));
    assertThat(event.at("/request/idempotency_key").asText()).isEqualTo("k1");
  }

  @Test
  void anEventCanBeFetched() {
    rig.customer();
    var event = rig.hook("customer.created").event();

    assertThat(rig.get("/v1/events/" + event.path("id").asText()).json()).isEqualTo(event);
    assertThat(rig.get("/v1/events?type=customer.created").json().path("data")).hasSize(1);
  }

  @Test
  void aTornLastLineIsDroppedAndTheRestKept() throws IOException {
    rig.hold(65);
    Await.until(() -> rig.hooks.size(), count -> count >= 5);
    Files.writeString(
        state.resolve("stripe/objects.jsonl"),
        "[{\"id\":\"pi_torn\",\"obj",
        StandardOpenOption.APPEND);

    try (StripeSimulator reborn = rig.open()) {
      assertThat(reborn.books()).isEqualTo(rig.stripe.books());
    }
  }
}
