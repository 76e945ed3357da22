package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.mcp.tool.Client;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
final class CatalogTest {
  private static final Actor ANN =
      new Actor(
          Household.ANN, UUID.randomUUID(), Household.NOW, new Grant(EnumSet.allOf(Scope.class)));
  private static final String COACH = Household.COACH.toString();
  private static final String RUNNING = OneMemory.RUNNING.toString();
  private static final Map<String, Map<String, Object>> ARGUMENTS =
      Map.ofEntries(
          Map.entry(
              "list_calls",
              Map.of("status", "in_progress", "from", "2026-03-01T00:00:00Z", "limit", 5)),
          Map.entry(
              "get_call", Map.of("call_id", Household.CALL.toString(), "with_transcript", true)),
          Map.entry("hang_up_call", Map.of("call_id", Household.CALL.toString())),
          Map.entry(
              "get_call_context",
              Map.of("call_id", Household.CALL.toString(), "with_memory", true)),
          Map.entry("get_time_left", Map.of("call_id", Household.CALL.toString())),
          Map.entry("list_personas", Map.of("tags", List.of("habits"))),
          Map.entry(
              "recall_memory", Map.of("call_id", Household.CALL.toString(), "about", "running")),
          Map.entry(
              "remember", Map.of("persona_id", COACH, "what", "They swim.", "happened", "2016")),
          Map.entry("correct_memory", Map.of("memory_id", RUNNING, "what", "They walk.")),
          Map.entry("forget_memory", Map.of("memory_id", RUNNING)),
          Map.entry("switch_memory", Map.of("on", false)),
          Map.entry("get_billing", Map.of()),
          Map.entry("query_stats", Map.of("question", "How many calls were there?")),
          Map.entry("get_unit_economics", Map.of("days", 30)));

  private final Household household = new Household();

  static List<Entry> entries() {
    return new Household().catalog.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aToolIsWhatItsGoldenFileSays(Entry entry) throws IOException {
    var spec = entry.spec();
    var published = new LinkedHashMap<String, Object>();
    published.put("name", entry.name());
    published.put("title", entry.title());
    published.put("toolset", spec.toolset().name().toLowerCase(Locale.ROOT));
    published.put("access", spec.access().name().toLowerCase(Locale.ROOT));
    published.put("in_call", spec.inCall().name().toLowerCase(Locale.ROOT));
    published.put("summary", entry.summary());
    published.put("description", entry.description());
    published.put("input_schema", entry.input().document());
    published.put("output_schema", entry.output().document());

    Golden.check(entry.name(), published);
  }

  @Test
  void everyGoldenFileHasItsToolAndEveryToolANameOfItsOwn() throws IOException {
    assertThat(entries()).extracting(Entry::name).doesNotHaveDuplicates();
    assertThat(Golden.names()).allMatch(name -> household.catalog.find(name).isPresent());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aToolAnswersWhatItsOutputSchemaPromises(Entry entry) {
    var arguments = ARGUMENTS.getOrDefault(entry.name(), Map.of());

    var answer = entry.run(ANN, arguments, Client.NONE);

    assertThat(answer.failed()).as("%s", answer).isFalse();
    assertThat(entry.output().problems(answer.content())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void anUnknownArgumentIsNamed(Entry entry) {
    var arguments = new LinkedHashMap<>(ARGUMENTS.getOrDefault(entry.name(), Map.of()));
    arguments.put("colour", "red");

    var answer = entry.run(ANN, arguments, Client.NONE);

    assertThat(answer.failed()).isTrue();
    assertThat(answer.content())
        .containsEntry("cause", "`colour` is not known here.")
        .containsKey("cure");
  }

  @Test
  void aCallShowsItsMoneyItsOutcomeAndItsWords() {
    var answer = run("get_call", ARGUMENTS.getOrDefault("get_call", Map.of()));

    assertThat(answer)
        .containsEntry("status", "in_progress")
        .containsEntry("phone_last_four", "0123")
        .containsEntry("answered_at", "2026-03-02T18:19:00Z")
        .containsEntry(
            "money",
            Map.of(
                "cost_cents", 0L, "held_cents", 225L, "captured_cents", 0L, "released_cents", 0L))
        .containsEntry(
            "transcript",
            List.of(Map.of("speaker", "persona", "text", "Did you run today?", "heard", "Did you")))
        .doesNotContainKeys("outcome", "ended_at");
  }

  @Test
  void theListIsAskedForAsTheArgumentsSay() {
    run("list_calls", Map.of("status", "failed", "page", 2));

    assertThat(household.store.asked)
        .hasToString(
            "CallQuery[page=PageRequest[page=2, limit=20], status=FAILED, from=null, to=null,"
                + " sort=DATE_DESC]");
  }

  @Test
  void somebodyElsesCallIsNotFound() {
    var bo = new Actor(UUID.randomUUID(), UUID.randomUUID(), Household.NOW);

    for (var name : List.of("get_call", "hang_up_call", "get_call_context", "recall_memory")) {
      var answer =
          household
              .catalog
              .find(name)
              .orElseThrow()
              .run(bo, ARGUMENTS.getOrDefault(name, Map.of()), Client.NONE);
      assertThat(answer.failed()).as(name).isTrue();
      assertThat(answer.content())
          .isEqualTo(
              Map.of(
                  "cause", "There is no such call.",
                  "cure", "Check the id; the user's own list shows every call."));
    }
    assertThat(household.hungUp).isEmpty();
    assertThat(household.memory.asked).isEmpty();
  }

  private Map<String, Object> run(String name, Map<String, Object> arguments) {
    return household.catalog.find(name).orElseThrow().run(ANN, arguments, Client.NONE).content();
  }
}
