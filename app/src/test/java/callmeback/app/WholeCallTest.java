package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.app.demo.Door;
import callmeback.app.demo.Door.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls through the whole product: real sockets, real audio, the providers' real SDKs against the
/// sandbox.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
class WholeCallTest {
  /// What one case makes fail for whoever asks next.
  private static final String MIND = "the first model";

  @TempDir static Path home;
  private static RunningHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = RunningHouse.open(home);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy", "refuse", "no-answer", "voicemail"})
  void aCallThatReachesNobodyIsNamedAndFree(String behaviour) throws Exception {
    var ann = house.person("pm_card_visa");
    ann.phone(behaviour, List.of());
    var intent = ann.hold(2);
    var call = ann.awaitSettled(ann.call(intent).path("id").asText());

    assertThat(call.path("status").asText()).isEqualTo("failed");
    assertThat(call.path("error_message").asText()).contains("Nothing was charged");
    assertThat(house.intent(intent).path("captured").asInt()).isZero();
    assertThat(house.intent(intent).path("released").asInt()).isEqualTo(105);
  }

  @Test
  void aDeclinedCardHoldsNothing() throws Exception {
    var ann = house.person("pm_card_chargeCustomerFail");
    assertRefused(402, "CARD_DECLINED", () -> ann.hold(2));
  }

  @Test
  void withoutACardThereIsNoHold() throws Exception {
    var ann = house.person("");
    assertRefused(400, "NO_PAYMENT_METHOD", () -> ann.hold(2));
  }

  @Test
  @ResourceLock(value = MIND, mode = ResourceAccessMode.READ)
  void theCallerInterruptsAndThePersonaStops() throws Exception {
    var ann = house.person("pm_card_visa");
    ann.phone(
        "answer",
        List.of(
            Map.of("say", "tell me a story about the sea"),
            Map.of("interrupt", "my sister is coming to visit next weekend", "after_ms", 3_000),
            Map.of("wait_ms", 3_000),
            Map.of("hang_up", true)));
    var call = ann.awaitSettled(ann.call(ann.hold(2)).path("id").asText());

    var cut =
        turns(call, "persona").stream().filter(turn -> !text(turn).equals(heard(turn))).toList();
    assertThat(cut).isNotEmpty();
    assertThat(text(cut.getFirst())).startsWith(heard(cut.getFirst()));
    assertThat(heard(cut.getFirst())).isNotEmpty();
    var phone = house.sandbox().get("/phones/" + ann.number()).at("/calls/0");
    assertThat(phone.path("clears")).isNotEmpty();
    assertThat(call.path("cost").asDouble()).isEqualTo(0.65);
  }

  @Test
  @ResourceLock(value = MIND, mode = ResourceAccessMode.READ)
  void whatIsSaidJustBeforeHangingUpIsKept() throws Exception {
    var ann = house.person("pm_card_visa");
    ann.phone(
        "answer",
        List.of(
            Map.of("wait_ms", 5_000),
            Map.of("say", "please remember that my sister is called Ruth"),
            Map.of("hang_up", true)));
    var call = ann.await(ann.call(ann.hold(2)).path("id").asText(), Person::conversed);

    assertThat(text(turns(call, "caller").getLast())).endsWith("my sister is called Ruth");
  }

  @Test
  @ResourceLock(MIND)
  void anotherModelTakesOverWhenTheFirstStalls() throws Exception {
    var ann = house.person("pm_card_visa");
    house
        .sandbox()
        .post(
            "/mishaps",
            Map.of(
                "provider",
                "cerebras",
                "match",
                Map.of("method", "POST"),
                "times",
                1,
                "kind",
                "stall"));
    ann.phone(
        "answer",
        List.of(
            Map.of("say", "my sister is coming to visit next weekend"),
            Map.of("say", "goodbye"),
            Map.of("wait_ms", 10_000),
            Map.of("hang_up", true)));
    var call =
        ann.await(
            ann.call(ann.hold(2)).path("id").asText(),
            each -> Person.settled(each) && each.at("/money/cost_by_provider").has("openai"));

    assertThat(turns(call, "persona"))
        .anySatisfy(turn -> assertThat(text(turn)).contains("How lovely!"));
  }

  @Test
  @ResourceLock(value = MIND, mode = ResourceAccessMode.READ)
  void aSecondCallAndUsedOrForeignHoldsAreRefused() throws Exception {
    var ann = house.person("pm_card_visa");
    var ben = house.person("pm_card_visa");
    ann.phone("answer", List.of(Map.of("wait_ms", 60_000)));
    var used = ann.hold(1);
    var spare = ann.hold(1);
    var call = ann.call(used).path("id").asText();

    assertRefused(429, "CONCURRENT_CALLS", () -> ann.call(spare));
    assertRefused(400, "INVALID_PAYMENT", () -> ann.call(used));
    assertRefused(400, "INVALID_PAYMENT", () -> ben.call(spare));
    assertRefused(404, "NOT_FOUND", () -> ben.look(call));
    assertRefused(
        400,
        "INVALID_PERSONA",
        () ->
            ann.door()
                .post(
                    "/api/call",
                    Map.of(
                        "phone_number",
                        ann.number(),
                        "persona_id",
                        "00000000-0000-0000-0000-000000000000",
                        "payment_intent_id",
                        spare)));
    ann.door().post("/api/calls/" + call + "/hang-up", Map.of());
    assertThat(ann.awaitSettled(call).at("/money/captured").asInt()).isIn(0, 65);
  }

  @Test
  @ResourceLock(value = MIND, mode = ResourceAccessMode.READ)
  void aLostReportIsFoundInTheTelephoneCompanysBooks() throws Exception {
    var ann = house.person("pm_card_visa");
    ann.phone(
        "answer",
        List.of(
            Map.of("say", "hello it is nice to hear your voice"),
            Map.of("wait_ms", 2_000),
            Map.of("hang_up", true)));
    var intent = ann.hold(2);
    var call = ann.call(intent).path("id").asText();
    ann.await(call, each -> each.path("turns").size() >= 2);
    house
        .sandbox()
        .post(
            "/mishaps",
            Map.of(
                "provider",
                "twilio",
                "match",
                Map.of("path", "/api/twilio/callback/" + call),
                "times",
                5,
                "kind",
                "lose"));

    var ended = ann.awaitSettled(call);
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(house.intent(intent).path("captured").asInt()).isEqualTo(65);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/twilio/answer", "/api/twilio/callback", "/api/stripe/webhook"})
  void aForgedWebhookIsForbidden(String path) throws Exception {
    var response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(house.product() + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Twilio-Signature", "Zm9yZ2Vk")
                    .header("Stripe-Signature", "t=1,v1=" + "0".repeat(64))
                    .POST(HttpRequest.BodyPublishers.ofString("CallSid=CA1&CallStatus=completed"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("\"error\":\"FORBIDDEN\"");
  }

  @Test
  void healthAndMetricsAreThere() throws Exception {
    assertThat(house.application().metrics().scrape()).contains("callmeback_calls_live");
    var door = new Door(house.product());
    assertThat(door.get("/health/ready").path("database").asText()).isEqualTo("ok");
    assertThat(door.get("/health/live").path("status").asText()).isEqualTo("live");
  }

  private interface Request {
    Object send() throws InterruptedException;
  }

  private static void assertRefused(int status, String code, Request request) {
    assertThatThrownBy(request::send)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.status()).isEqualTo(status);
            });
  }

  private static List<JsonNode> turns(JsonNode call, String speaker) {
    var turns = new ArrayList<JsonNode>();
    call.path("turns").forEach(turn -> turns.add(turn));
    return turns.stream().filter(turn -> turn.path("speaker").asText().equals(speaker)).toList();
  }

  private static String text(JsonNode turn) {
    return turn.path("text").asText();
  }

  private static String heard(JsonNode turn) {
    return turn.path("heard").asText();
  }
}
