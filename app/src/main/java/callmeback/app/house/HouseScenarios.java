package callmeback.app.house;

import callmeback.core.billing.Minutes;
import callmeback.core.call.Purpose;
import callmeback.core.call.Scenario;
import callmeback.prompts.Prompt;
import callmeback.prompts.Prompts;
import java.util.List;

/// The house's scenarios, from their prompt files.
final class HouseScenarios {
  private HouseScenarios() {}

  static List<Scenario> from(Prompts prompts) {
    return prompts.in("scenarios").stream().map(HouseScenarios::scenario).toList();
  }

  private static Scenario scenario(Prompt prompt) {
    return new Scenario(
        prompt.id().substring("scenarios/".length()),
        prompt.front("title"),
        prompt.front("description"),
        prompt.front("persona"),
        new Minutes(Integer.parseInt(prompt.front("minutes"))),
        new Purpose(prompt.body()));
  }
}
