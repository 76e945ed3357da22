package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Scenarios, as anybody gets them.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedHouse.class)
class ScenarioContractTest {
  private final RunningHouse house;

  ScenarioContractTest(RunningHouse house) {
    this.house = house;
  }

  @Test
  void getScenariosIsOpenToAllAndMayBeKeptForFiveMinutes() {
    var reply = Frontend.stranger(house.product()).get("/api/scenarios");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Cache-Control")).contains("public, max-age=300");
    assertThat(reply.headers().firstValue("ETag")).isPresent();
    assertThat(reply.json().path("scenarios").findValuesAsText("id"))
        .containsExactly(
            "bad-night",
            "difficult-conversation",
            "dinner-rescue",
            "interview-practice",
            "morning-check-in");
  }

  @Test
  void whoeverIsSuggestedIsOneOfTheHouse() {
    var stranger = Frontend.stranger(house.product());
    var names = stranger.get("/api/personas?created_by=system").json().findValuesAsText("name");
    assertThat(stranger.get("/api/scenarios").json().findValuesAsText("persona_name"))
        .isNotEmpty()
        .allMatch(names::contains);
  }

  @Test
  void aScenarioCanBeScheduledAsItIs() {
    var ann = Frontend.payer(house.product());
    var scenario = ann.get("/api/scenarios").json().at("/scenarios/4");
    var purpose = scenario.path("purpose").asText();
    var reply =
        new Planner(house, ann)
            .schedule(
                ann.hold(scenario.path("minutes").asInt()),
                Duration.ofHours(1),
                ", 'purpose': '%s'".formatted(purpose));
    assertThat(reply.text("/scheduled_call/purpose")).isEqualTo(purpose);
  }
}
