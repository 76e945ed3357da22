package callmeback.api.call;

import static callmeback.api.http.Access.open;

import callmeback.api.http.Answer;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.call.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What people have themselves called for, ready to be asked for.
public final class ScenarioRoutes implements Endpoints {
  private final List<ScenarioJson> scenarios;

  /// One of them.
  ///
  /// @param personaName who is good at it
  /// @param purpose in which one `{word}` may have to be filled in
  record ScenarioJson(
      String id,
      String title,
      String description,
      String personaName,
      int minutes,
      String purpose) {
    static ScenarioJson of(Scenario scenario) {
      return new ScenarioJson(
          scenario.id(),
          scenario.title(),
          scenario.description(),
          scenario.personaName(),
          scenario.minutes().value(),
          scenario.purpose().text());
    }
  }

  public ScenarioRoutes(List<Scenario> scenarios) {
    this.scenarios = scenarios.stream().map(ScenarioJson::of).toList();
  }

  @Override
  public void mount(Routes routes) {
    routes.get(
        "/api/scenarios",
        Limit.perMinute(60),
        Cache.everybodys(Duration.ofMinutes(5)),
        open(_ -> Answer.ok(Map.of("scenarios", scenarios))));
  }
}
