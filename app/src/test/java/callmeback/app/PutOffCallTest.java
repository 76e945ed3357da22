package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A scheduled call whose time comes while the telephone company takes no more calls; in a house of
/// its own, where nobody else's call is put off in its place.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
class PutOffCallTest {
  private static final Map<String, ?> EVERY_DIAL_IS_ONE_TOO_MANY =
      Map.of(
          "provider",
          "twilio",
          "match",
          Map.of("method", "POST", "path", "*/Calls.json"),
          "times",
          0,
          "kind",
          "status",
          "status",
          429);

  @Test
  void itIsInitiatedAndKeepsItsHoldUntilItRings(@TempDir Path home) throws Exception {
    try (var house = RunningHouse.open(home)) {
      var ann = Frontend.payer(house.product());
      var planner = new Planner(house, ann);
      planner.phone();
      var intent = ann.hold(2);
      var id = planner.schedule(intent, Duration.ofHours(1)).text("/scheduled_call/id");
      house.sandbox().post("/mishaps", EVERY_DIAL_IS_ONE_TOO_MANY);

      planner.at(id, "0 minutes");

      Planner.await(() -> planner.state(id).equals("initiated"));
      Planner.await(() -> count(house, "calls WHERE redial_at IS NOT NULL") == 1);
      Planner.await(() -> count(house, "scheduled_calls WHERE call_id IS NOT NULL") == 1);
      var waiting = ann.get("/api/calls/schedule/" + id);
      assertThat(waiting.text("/scheduled_call/status")).isEqualTo("initiated");
      var call = ann.get("/api/calls/" + waiting.text("/scheduled_call/call_id"));
      assertThat(call.text("/call/status")).isEqualTo("initiated");
      assertThat(planner.held(intent)).isEqualTo(105);
      clearMishaps(house);
      Planner.await(() -> planner.state(id).equals("completed"));
      Planner.await(() -> planner.held(intent) == 0);
      assertThat(house.intent(intent).path("captured").asInt()).isEqualTo(65);
      assertThat(house.sandbox().get("/phones/" + ann.phone()).path("calls")).hasSize(1);
    }
  }

  private static void clearMishaps(RunningHouse house) throws Exception {
    var door = house.application().door().orElseThrow();
    var clear = HttpRequest.newBuilder(URI.create(door + "/mishaps")).DELETE().build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(clear, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
  }

  private static long count(RunningHouse house, String rows) {
    try {
      return house.tables().count(rows);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
