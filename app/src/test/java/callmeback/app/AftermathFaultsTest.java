package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.app.demo.Door.Refused;
import callmeback.sandbox.Credentials;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens to money later, without anybody asking us: holds lapse, cards are taken away,
/// charges are disputed, and events are forged (rows 16, 18, 37 and 38 of
/// facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("AftermathFaultsTest")
class AftermathFaultsTest {
  private static final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

  @TempDir static Path home;
  private static FaultyHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = FaultyHouse.open(home, () -> Instant.now().plus(later.get()));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void invariants() {
    house.requireSound();
  }

  /// Row 16.
  @Test
  void aHoldThatLapsesBeforeItIsCapturedIsOurLoss() throws Exception {
    var ann = house.caller();
    house.mishap("stripe", FaultyHouse.CAPTURE, 0, "drop-before");
    var id = ann.call(ann.hold(2)).path("id").asText();
    house.await("the call to end", () -> house.count("calls WHERE ended_at IS NULL") == 0);
    later.set(Duration.ofDays(8));
    house.clear();
    house.await(
        "the loss",
        () -> {
          house.pass("1 hour");
          return house.ledger(id, "LOSS") == 1;
        });
    assertThat(ann.look(id).at("/money/captured").asInt()).isZero();
    assertThat(house.ledger(id, "CAPTURE")).isZero();
  }

  /// Row 18.
  @ParameterizedTest
  @CsvSource({"-400, whsec_sim_callmeback", "400, whsec_sim_callmeback", "0, whsec_somebody_else"})
  void anEventThatIsOldOrFromTheFutureOrForgedChangesNothing(long seconds, String secret)
      throws Exception {
    var ann = house.caller();
    var intent = ann.hold(1);
    var at = Instant.now().plus(later.get()).plusSeconds(seconds);
    assertThat(told(intent, at, secret)).isEqualTo(403);
    assertThat(house.intent(intent).path("held").asInt()).isEqualTo(65);
    assertThat(house.count("payments WHERE intent_id = '%s' AND state = 'HELD'".formatted(intent)))
        .isEqualTo(1);
  }

  /// Row 37.
  @Test
  void aCardThatIsTakenAwayAtTheProviderPaysForNothingMore() throws Exception {
    var ann = house.person("pm_card_visa");
    var card = cards(ann).at("/0/id").asText();
    house.sandbox().post("/dashboard/stripe/payment_methods/" + card + "/detach", Map.of());
    house.await("the card to be gone", trying(() -> cards(ann).isEmpty()));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> ann.hold(1))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("NO_PAYMENT_METHOD"));
  }

  /// Row 38.
  @Test
  void whoDisputesAChargeIsTrustedWithNothingMoreUntilThatIsOver() throws Exception {
    var ann = house.caller();
    var intent = ann.hold(2);
    ann.awaitSettled(ann.call(intent).path("id").asText());
    var dashboard = "/dashboard/stripe/";
    var dispute =
        house.sandbox().post(dashboard + "payment_intents/" + intent + "/dispute", Map.of());
    house.await("no more trust", trying(() -> !trusted(ann)));
    house
        .sandbox()
        .post(
            dashboard + "disputes/" + dispute.path("id").asText() + "/close",
            Map.of("outcome", "won"));
    house.await("trust", trying(() -> trusted(ann)));
  }

  private static JsonNode cards(Person person) throws InterruptedException {
    return person.door().get("/api/user/billing").path("payment_methods");
  }

  private static boolean trusted(Person person) throws InterruptedException {
    try {
      person.hold(1);
      return true;
    } catch (Refused refused) {
      assertThat(refused.status()).isEqualTo(402);
      return false;
    }
  }

  /// Something that may be interrupted while it is asked.
  private interface Asking {
    boolean there() throws InterruptedException;
  }

  private static BooleanSupplier trying(Asking asking) {
    return () -> {
      try {
        return asking.there();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    };
  }

  /// Tells the house that a hold was cancelled, as the provider would.
  private static int told(String intent, Instant at, String secret) throws Exception {
    var event =
        """
        {"id": "evt_forged", "object": "event", "type": "payment_intent.canceled",
         "data": {"object": {"id": "%s", "object": "payment_intent", "status": "canceled"}}}
        """
            .formatted(intent);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signed = at.getEpochSecond() + "." + event;
    var proof = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    assertThat(Credentials.STRIPE_WEBHOOK_SECRET).isEqualTo("whsec_sim_callmeback");
    var request =
        HttpRequest.newBuilder(URI.create(house.product() + "/api/stripe/webhook"))
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", "t=%d,v1=%s".formatted(at.getEpochSecond(), proof))
            .POST(BodyPublishers.ofString(event))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
