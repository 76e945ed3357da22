package callmeback.api;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.billing.Hold;
import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class WebhookApiTest {
  private static final String PATH = "/api/stripe/webhook";

  private final Product product;
  private final String intent;

  WebhookApiTest(@TempDir Path state) throws IOException, InterruptedException {
    product = new Product(state);
    var ann = product.newcomer();
    ann.post("/api/user/payment-method", "{'payment_method_id': 'pm_card_authenticationRequired'}");
    var hold = ann.post("/api/user/create-payment-intent", "{'estimated_duration': 1}");
    intent = hold.text("/payment_intent_id");
    approve();
  }

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void postWebhookLooksAtTheHoldOfAGenuineEvent() {
    assertThat(state()).isEqualTo(Hold.State.UNAUTHORISED);
    var event = event("payment_intent.amount_capturable_updated", intent);
    var reply = deliver(event, signed(event, 0));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("X-RateLimit-Limit")).isEmpty();
    assertThat(state()).isEqualTo(Hold.State.HELD);
    assertThat(deliver(event, signed(event, 0)).status()).isEqualTo(200);
    assertThat(state()).isEqualTo(Hold.State.HELD);
  }

  @Test
  void anEventIsOnlyAHintAndItsClaimsAreNotBelieved() {
    var event = event("payment_intent.canceled", intent);
    assertThat(deliver(event, signed(event, 0)).status()).isEqualTo(200);
    assertThat(state()).isEqualTo(Hold.State.HELD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=",
        "t=,v1=",
        "t=abc,v1=00",
        "v1=00",
        "t",
        ",",
        "=",
        "t=1,v1",
        "t=99999999999999999999,v1=00",
        "t=1763632800,v1=" + "00000000000000000000000000000000"
      })
  void anUnsignedEventChangesNothing(String header) {
    var event = event("payment_intent.amount_capturable_updated", intent);
    assertThat(deliver(event, header).error()).isEqualTo("403 FORBIDDEN");
    assertThat(state()).isEqualTo(Hold.State.UNAUTHORISED);
  }

  @Test
  void anEventSignedForAnotherBodyOrByAnotherChangesNothing() {
    var event = event("payment_intent.amount_capturable_updated", intent);
    assertThat(deliver(event + " ", signed(event, 0)).error()).isEqualTo("403 FORBIDDEN");
    var header = signed(event, 0);
    var other = header.charAt(header.length() - 1) == '0' ? "1" : "0";
    var forged = header.substring(0, header.length() - 1) + other;
    assertThat(deliver(event, forged).error()).isEqualTo("403 FORBIDDEN");
    assertThat(product.client.send("POST", PATH, event).error()).isEqualTo("403 FORBIDDEN");
    assertThat(state()).isEqualTo(Hold.State.UNAUTHORISED);
  }

  @Test
  void aSignatureIsGoodForFiveMinutesEitherWay() {
    var event = event("payment_intent.amount_capturable_updated", intent);
    assertThat(deliver(event, signed(event, -301)).error()).isEqualTo("403 FORBIDDEN");
    assertThat(deliver(event, signed(event, 301)).error()).isEqualTo("403 FORBIDDEN");
    assertThat(state()).isEqualTo(Hold.State.UNAUTHORISED);
    assertThat(deliver(event, signed(event, -299)).status()).isEqualTo(200);
    assertThat(deliver(event, signed(event, 299)).status()).isEqualTo(200);
  }

  @Test
  void anyOfSeveralSignaturesWillDo() {
    var event = event("payment_intent.amount_capturable_updated", intent);
    var header = signed(event, 0);
    var two = header.replace(",v1=", ",v1=" + "0".repeat(64) + ",v1=");
    assertThat(deliver(event, two).status()).isEqualTo(200);
  }

  @Test
  void duringTheirChangeBothSecretsAreGoodAndNoOther() {
    var event = event("payment_intent.amount_capturable_updated", intent);
    assertThat(deliver(event, signed(event, 0, "whsec_other")).error()).isEqualTo("403 FORBIDDEN");
    assertThat(state()).isEqualTo(Hold.State.UNAUTHORISED);
    assertThat(deliver(event, signed(event, 0, Product.OLD_SECRET)).status()).isEqualTo(200);
    assertThat(state()).isEqualTo(Hold.State.HELD);
  }

  @Test
  void whatIsNotOursOrUnknownIsTakenNoteOf() {
    for (var event :
        new String[] {
          event("payment_intent.succeeded", "pi_of_somebody_else"),
          event("payment_method.detached", "pm_1"),
          event("charge.dispute.created", "du_1"),
          event("something.new", "x"),
          "{}"
        }) {
      assertThat(deliver(event, signed(event, 0)).status()).isEqualTo(200);
    }
    var reads =
        product.world.journal().since(0, "stripe").stream()
            .filter(entry -> entry.direction().equals(Entry.REQUEST))
            .filter(entry -> entry.method().equals("GET"));
    assertThat(reads).isEmpty();
  }

  @Test
  void whatCannotBeLookedAtNowShallComeAgain() {
    product
        .world
        .mishaps()
        .add(new MishapRule("", "stripe", "GET", null, 1, 0, new Mishap.Status(503)));
    var event = event("payment_intent.amount_capturable_updated", intent);
    assertThat(deliver(event, signed(event, 0)).error()).isEqualTo("503 SERVICE_UNAVAILABLE");
    product.world.mishaps().clear();
    assertThat(deliver(event, signed(event, 0)).status()).isEqualTo(200);
    assertThat(state()).isEqualTo(Hold.State.HELD);
  }

  private Hold.State state() {
    return product.payments.holdOfIntent(intent).orElseThrow().state();
  }

  private Client.Reply deliver(String event, String signature) {
    return product
        .client
        .with("Stripe-Signature", signature)
        .with("Content-Type", "application/json; charset=utf-8")
        .send("POST", PATH, event);
  }

  private static String event(String type, String id) {
    return """
    {"id": "evt_%1$s_%2$s", "object": "event", "type": "%1$s",
     "data": {"object": {"id": "%2$s", "status": "canceled"}}}\
    """
        .formatted(type, id);
  }

  /// The provider's own scheme, written down independently of its SDK.
  private String signed(String event, int secondsFromNow) {
    return signed(event, secondsFromNow, Product.WEBHOOK_SECRET);
  }

  private String signed(String event, int secondsFromNow, String key) {
    var at = product.time.get().getEpochSecond() + secondsFromNow;
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var secret = key.getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var signature = mac.doFinal((at + "." + event).getBytes(StandardCharsets.UTF_8));
      return "t=" + at + ",v1=" + HexFormat.of().formatHex(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void approve() throws IOException, InterruptedException {
    var page = product.stripe.base().resolve("/sandbox/authenticate/" + intent);
    var yes =
        HttpRequest.newBuilder(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("success=true"))
            .build();
    try (var browser = HttpClient.newHttpClient()) {
      assertThat(browser.send(yes, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
