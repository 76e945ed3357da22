package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.core.call.Toolbox.Answer;
import callmeback.mcp.tool.Client;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class MemoryToolsTest {
  private static final Actor ANN = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW);
  private static final Actor BO = new Actor(UUID.randomUUID(), UUID.randomUUID(), Household.NOW);
  private static final String COACH = Household.COACH.toString();
  private static final String RUNNING = OneMemory.RUNNING.toString();

  private final Household household = new Household();

  @Test
  void whatBearsOnASubjectComesWithWhereItIsFrom() {
    var answer = use("recall_memory", Map.of("persona_id", COACH, "about", "sport", "limit", 3));

    assertThat(answer.content())
        .containsEntry(
            "said", List.of(Map.of("quote", "> I ran today.", "said_at", "2026-03-02T18:19:00Z")));
    assertThat(facts(answer))
        .singleElement()
        .satisfies(fact ->
            assertThat(fact)
                .containsEntry("what", "> They run on Tuesdays.")
                .containsEntry("quote", "> I run on Tuesdays.")
                .containsEntry("happened", "2016")
                .containsEntry("call_id", Household.CALL.toString())
                .doesNotContainKey("whose"));
    assertThat(household.memory.asked)
        .containsExactly("%s %s sport 3".formatted(Household.ANN, Household.COACH));
  }

  @Test
  void withoutASubjectTheNewestIsShown() {
    use("remember", Map.of("persona_id", COACH, "what", "They swim."));

    var answer = use("recall_memory", Map.of("persona_id", COACH, "limit", 1));

    assertThat(facts(answer)).singleElement().extracting("what").isEqualTo("> They swim.");
  }

  @Test
  void inLockdownNoWordsAreShownAndNothingElseIsKeptBack() {
    var locked =
        new Actor(
            Household.ANN,
            UUID.randomUUID(),
            Household.NOW,
            new Grant(Set.of(Scope.MEMORY_WRITE), Grant.Lockdown.ALWAYS));

    assertThat(use(locked, "recall_memory", Map.of("persona_id", COACH)).failed()).isTrue();
    var corrected = Map.<String, Object>of("memory_id", RUNNING, "what", "They walk.");
    assertThat(use(locked, "correct_memory", corrected).content())
        .containsEntry("what", "(locked down)")
        .containsEntry("confidence", 100);
  }

  @Test
  void theContextOfACallShowsMemoriesToWhoeverMayReadThem() {
    var blind =
        new Actor(
            Household.ANN, UUID.randomUUID(), Household.NOW, new Grant(Set.of(Scope.CALLS_READ)));
    var wanted = Map.<String, Object>of("call_id", Household.CALL.toString(), "with_memory", true);

    assertThat(use(blind, "get_call_context", wanted).content().get("cause"))
        .isEqualTo("This needs the right `memory`, which this access was not given.");
    assertThat(use(ANN, "get_call_context", wanted).content()).containsKey("facts");
  }

  private Answer use(Actor actor, String tool, Map<String, Object> arguments) {
    return household.catalog.find(tool).orElseThrow().run(actor, arguments, Client.NONE);
  }

  @Test
  void aPersonaOrACallHasToBeNamed() {
    assertThat(String.valueOf(use("recall_memory", Map.of()).content().get("cause")))
        .contains("persona_id");
    assertThat(use("forget_memory", Map.of()).failed()).isTrue();
    assertThat(use("forget_memory", Map.of("memory_id", RUNNING, "persona_id", COACH)).failed())
        .isTrue();
    assertThat(household.memory.kept).hasSize(1);
  }

  @Test
  void whatIsSaidAgainIsNotKeptTwice() {
    var answer = use("remember", Map.of("persona_id", COACH, "what", "they run on tuesdays"));

    assertThat(answer.content()).containsEntry("memory_id", RUNNING);
    assertThat(household.memory.kept).hasSize(1);
  }

  @Test
  void aCorrectionTakesThePlaceAndKeepsTheHistory() {
    var answer = use("correct_memory", Map.of("memory_id", RUNNING, "what", "They walk."));

    assertThat(answer.content())
        .containsEntry("what", "> They walk.")
        .containsEntry("confidence", 100)
        .doesNotContainKey("quote");
    assertThat(household.memory.kept.getFirst().before())
        .singleElement()
        .satisfies(old -> assertThat(old.what()).isEqualTo("They run on Tuesdays."));
  }

  @Test
  void whatIsForgottenIsTakenOutOfWhatWasWrittenDownToo() {
    use("forget_memory", Map.of("memory_id", RUNNING));

    assertThat(household.memory.kept).isEmpty();
    assertThat(household.memory.gone)
        .contains("They run on Tuesdays.", "I run on Tuesdays.", "episode " + Household.CALL);
  }

  @Test
  void somebodyElsesMemoryIsNotThere() {
    var tools = household.catalog;
    for (var name : List.of("correct_memory", "forget_memory")) {
      var arguments =
          name.equals("correct_memory")
              ? Map.<String, Object>of("memory_id", RUNNING, "what", "x")
              : Map.<String, Object>of("memory_id", RUNNING);
      var answer = tools.find(name).orElseThrow().run(BO, arguments, Client.NONE);
      assertThat(answer.content()).containsEntry("cause", "There is no such memory.");
    }
    var recalled =
        tools
            .find("recall_memory")
            .orElseThrow()
            .run(BO, Map.of("persona_id", COACH, "about", "sport"), Client.NONE);
    assertThat(recalled.content()).containsEntry("facts", List.of());
    assertThat(household.memory.kept).hasSize(1);
  }

  @Test
  void switchedOffNothingIsRecalledOrRemembered() {
    assertThat(use("switch_memory", Map.of("on", false)).content()).containsEntry("on", false);

    var recalled = use("recall_memory", Map.of("persona_id", COACH, "about", "sport"));
    assertThat(recalled.content())
        .containsEntry("facts", List.of())
        .containsEntry("said", List.of());
    var refused = use("remember", Map.of("persona_id", COACH, "what", "They swim."));
    assertThat(refused.failed()).isTrue();
    assertThat(String.valueOf(refused.content().get("cause"))).contains("switched off");
  }

  @Test
  void aCallCannotAskForWhatAnotherPersonaKnows() {
    var toolbox = new CatalogToolbox(household.catalog);

    var answer =
        toolbox.use(
            Household.LIVE_CALL,
            "recall_memory",
            Map.of("persona_id", UUID.randomUUID().toString(), "about", "sport"));

    assertThat(facts(answer)).hasSize(1);
    assertThat(toolbox.offers())
        .filteredOn(offer -> offer.name().equals("recall_memory"))
        .singleElement()
        .satisfies(offer ->
            assertThat(String.valueOf(offer.schema().get("properties")))
                .contains("about")
                .doesNotContain("persona_id", "call_id"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> facts(Answer answer) {
    return (List<Map<String, Object>>) answer.content().getOrDefault("facts", List.of());
  }

  private Answer use(String name, Map<String, Object> arguments) {
    return household.catalog.find(name).orElseThrow().run(ANN, arguments, Client.NONE);
  }
}
