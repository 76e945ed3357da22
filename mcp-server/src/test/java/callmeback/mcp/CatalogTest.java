package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Client;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class CatalogTest {
  private static final Actor ANN =
      new Actor(
          Household.ANN, UUID.randomUUID(), Household.NOW, new Grant(EnumSet.allOf(Scope.class)));
  private final Household household = new Household();

  static List<Entry> entries() {
    return new Household().catalog.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aToolIsWhatItsGoldenFileSays(Entry entry) throws IOException {
    var spec = entry.spec();
    var golden = new LinkedHashMap<String, Object>();
    golden.put("toolset", spec.toolset().name().toLowerCase(Locale.ROOT));
    golden.put("access", spec.access().name().toLowerCase(Locale.ROOT));
    golden.put("scopes", spec.scopes().stream().sorted().map(Scope::word).toList());
    golden.put("in_call", spec.inCall().name().toLowerCase(Locale.ROOT));
    golden.put("summary", entry.summary());
    golden.put("published", entry.published());

    Golden.check(entry.name(), golden);
  }

  @Test
  void everyGoldenFileHasItsToolAndEveryToolANameOfItsOwn() throws IOException {
    assertThat(entries()).extracting(Entry::name).doesNotHaveDuplicates();
    assertThat(Golden.names()).allMatch(name -> household.catalog.find(name).isPresent());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aToolAnswersWhatItsOutputSchemaPromises(Entry entry) {
    var answer = entry.run(ANN, arguments(entry), Client.NONE);

    assertThat(answer.failed()).as("%s", answer).isFalse();
    assertThat(entry.output().problems(answer.content())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void anUnknownArgumentIsNamed(Entry entry) {
    var arguments = new LinkedHashMap<>(arguments(entry));
    arguments.put("colour", "red");

    var answer = entry.run(ANN, arguments, Client.NONE);

    assertThat(answer.failed()).isTrue();
    assertThat(answer.content())
        .containsEntry("cause", "`colour` is not known here.")
        .containsKey("cure");
  }

  @Test
  void aCallShowsHowItStands() {
    var answer = run("get_call", Asking.of("get_call"));

    assertThat(answer)
        .containsEntry("status", "in_progress")
        .containsEntry("phone_last_four", "0123")
        .containsEntry("answered_at", "2026-03-02T18:19:00Z")
        .containsEntry("cost_cents", 0L)
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get_call",
        "wait_for_call",
        "get_transcript",
        "say_in_call",
        "hang_up_call",
        "get_call_context",
        "get_time_left",
        "recall_memory",
        "get_receipt"
      })
  void somebodyElsesCallIsNotFound(String name) {
    var bo = new Actor(UUID.randomUUID(), UUID.randomUUID(), Household.NOW);

    var answer = entry(name).run(bo, Asking.of(name), Client.NONE);

    assertThat(answer.failed()).isTrue();
    assertThat(answer.content())
        .isEqualTo(
            Map.of(
                "cause", "There is no such call.",
                "cure", "Check the id; the user's own list shows every call."));
    assertThat(household.hungUp).isEmpty();
    assertThat(household.memory.asked).isEmpty();
    assertThat(household.workshop.whispered).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void withoutItsScopeAToolDoesNothing(Entry entry) {
    var none = new Grant(Set.of());
    var actor = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW, none);

    var answer = entry.run(actor, Asking.of(entry.name()), Client.NONE);

    assertThat(answer.failed()).isTrue();
    assertThat(answer.content().get("cause")).asString().startsWith("This needs the right `");
    assertThat(household.hungUp).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void anExampleIsAsTheSchemasSay(Entry entry) {
    var example = entry.example();

    assertThat(example).as("front matter `call` and `result`").isPresent();
    assertThat(entry.input().problems(example.orElseThrow().call())).isEmpty();
    assertThat(entry.output().problems(example.orElseThrow().result())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void whatAToolIsSaidToDoFitsItsAccess(Entry entry) {
    var hints = entry.hints();

    assertThat(hints.readOnly()).isEqualTo(entry.spec().access() == Access.READ);
    assertThat(hints.destructive() && hints.readOnly()).isFalse();
    assertThat(entry.spec().access() != Access.DESTRUCTIVE || hints.destructive()).isTrue();
    assertThat(entry.spec().access() != Access.SPENDS_MONEY || hints.openWorld()).isTrue();
  }

  private static Map<String, Object> arguments(Entry entry) {
    return switch (entry.spec().access()) {
      case SPENDS_MONEY -> SpendingToolsTest.rehearsal(entry, ANN);
      case READ, WRITE, DESTRUCTIVE -> Asking.of(entry.name());
    };
  }

  private Entry entry(String name) {
    return household.catalog.find(name).orElseThrow();
  }

  private Map<String, Object> run(String name, Map<String, Object> arguments) {
    return entry(name).run(ANN, arguments, Client.NONE).content();
  }
}
