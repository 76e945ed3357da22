package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Whole calls of a product whose memory and objects are at hosted Raindrop, played by the sandbox.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the house of HostedCallTest")
class HostedCallTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long PAUSE_NANOS = 200_000_000L;

  private static final List<Map<String, ?>> SCRIPT =
      List.of(
          Map.of("say", "my sister is coming to visit next weekend"),
          Map.of("wait_ms", 3_000),
          Map.of("hang_up", true));

  @TempDir static Path home;
  private static RunningHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = RunningHouse.open(home, Map.of("RAINDROP_API_KEY", "sandbox"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aCallIsNotedAndKeptThereAndNoWordOfItIsReadableThere() throws Exception {
    var call = talk(house.person("pm_card_visa"));

    assertThat(spoken(call)).contains("my sister is coming");
    awaitKept();
    assertThat(kept())
        .contains("transcripts/", "#episodes")
        .doesNotContain("sister", "coming to visit");
    assertThat(
            house
                .sandbox()
                .get("/journal?provider=raindrop")
                .path("entries")
                .findValuesAsText("path"))
        .contains("/v1/start_session", "/v1/put_memory", "/v1/put_procedure", "/v1/put_object");
    try (var files = Files.walk(home.resolve("buckets"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    assertThat(house.tables().count("memory_session")).isZero();
  }

  @Test
  void aStoreThatIsDownCostsACallNothingButTime() throws Exception {
    house
        .sandbox()
        .post("/mishaps", Map.of("provider", "raindrop", "times", 0, "kind", "drop-before"));
    var ann = house.person("pm_card_visa");
    var call = talk(ann);
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(house.tables().count("raindrop_outbox")).isPositive();

    clearMishaps();
    var after =
        ann.await(call.path("id").asText(), each -> spoken(each).contains("my sister is coming"));

    assertThat(after.at("/money/captured").asInt()).isPositive();
    awaitKept();
  }

  @Test
  void whoLeavesLeavesNoTraceThere() throws Exception {
    var ann = Frontend.payer(house.product());
    house.answers(ann.phone(), SCRIPT);
    var call =
        ann.post(
            "/api/call",
            "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}"
                .formatted(ann.phone(), ann.persona(), ann.hold(5)));
    await("calls WHERE id = '%s' AND transcribed".formatted(call.text("/call/id")), 1);
    awaitKept();
    assertThat(kept()).contains(ann.userId());

    ann.send("DELETE", "/api/user", "{'password': '%s'}".formatted(Frontend.PASSWORD));
    var mine = " WHERE user_id = '%s'".formatted(ann.userId());
    house.sql("UPDATE calls SET ended_at = ended_at - interval '2 minutes'" + mine);
    house.sql(
        "UPDATE users SET leaving_at = leaving_at - interval '2 minutes', leave_next = now()"
            + " WHERE id = '%s'".formatted(ann.userId()));
    await("users WHERE id = '%s' AND departed_at IS NOT NULL".formatted(ann.userId()), 1);
    awaitKept();

    assertThat(kept()).doesNotContain(ann.userId());
    assertThat(
            house
                .tables()
                .count("raindrop_session WHERE owner LIKE '%s%%'".formatted(ann.userId())))
        .isZero();
  }

  private static void await(String rows, long count) throws Exception {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (house.tables().count(rows) != count) {
      assertThat(System.nanoTime()).as("in time: " + rows).isLessThan(deadline);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static JsonNode talk(Person ann) throws InterruptedException {
    ann.phone("answer", SCRIPT);
    return ann.awaitSettled(ann.call(ann.hold(2)).path("id").asText());
  }

  private static void clearMishaps() throws Exception {
    var door = house.application().door().orElseThrow();
    var clear = HttpRequest.newBuilder(URI.create(door + "/mishaps")).DELETE().build();
    assertThat(HttpClient.newHttpClient().send(clear, BodyHandlers.discarding()).statusCode())
        .isLessThan(300);
  }

  /// Waits until nothing is to be told any more, and every call's transcript is written.
  private static void awaitKept() throws Exception {
    await("raindrop_outbox", 0);
    await("calls WHERE NOT transcribed AND heard_at IS NOT NULL", 0);
    await("raindrop_outbox", 0);
  }

  private static String spoken(JsonNode call) {
    return String.join(" ", call.path("turns").findValuesAsText("text"));
  }

  private static String kept() throws IOException {
    var kept = new StringBuilder();
    try (var files = Files.walk(home.resolve("sandbox/raindrop"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        kept.append(Files.readString(file)).append('\n');
      }
    }
    return kept.toString();
  }
}
