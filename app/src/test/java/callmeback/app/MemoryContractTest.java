package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What is said in one call is known in the next, to the same two and to nobody else, and gone when
/// it shall be: through the whole product.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
class MemoryContractTest {
  /// What one case breaks for everybody.
  private static final String STORE = "the memory store";

  private static final long PATIENCE_NANOS = 180_000_000_000L;
  private static final long PAUSE_NANOS = 200_000_000L;
  private static final String LAST_TIME = "what did we talk about the last time you called";

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

  @Test
  @ResourceLock(value = STORE, mode = ResourceAccessMode.READ)
  void theSecondCallRemembersTheFirstAndNobodyElseDoes() throws Exception {
    var ida = newcomer("Ida");
    var bea = newcomer("Bea");
    talk(ida, "best", "my sister Anna moved to Lisbon");

    var known = ida.get("/api/memories");
    assertThat(known.json().path("memories"))
        .singleElement()
        .satisfies(memory -> {
          assertThat(memory.path("what").asText()).isEqualTo("Their sister Anna moved to Lisbon");
          assertThat(memory.path("quote").asText()).isEqualTo("my sister Anna moved to Lisbon");
          assertThat(memory.path("whose").asText()).contains("their sister");
          assertThat(memory.path("history")).isEmpty();
        });
    assertThat(known.json().at("/memory/on").asBoolean()).isTrue();
    assertThat(bea.get("/api/memories").json().path("memories")).isEmpty();

    var second = place(ida, "best", LAST_TIME);
    var beas = place(bea, "best", LAST_TIME);
    learnt(second);
    learnt(beas);
    learnt(place(ida, "boss", LAST_TIME));

    assertThat(told("Best Friend", "Ida"))
        .anySatisfy(prompt ->
            assertThat(layer(prompt))
                .contains("- Their sister Anna moved to Lisbon", "my sister Anna moved to Lisbon"));
    assertThat(told("Best Friend", "Bea")).isNotEmpty().allMatch(MemoryContractTest::knowsNothing);
    assertThat(told("Boss", "Ida")).isNotEmpty().allMatch(MemoryContractTest::knowsNothing);
    assertThat(persona(ida, second)).anyMatch(line -> line.contains("Anna moved to Lisbon"));
    assertThat(persona(bea, beas)).noneMatch(line -> line.contains("Lisbon"));
    assertThat(ida.get("/api/user/export").text("/memories/0/quote")).contains("Lisbon");
  }

  @Test
  @ResourceLock(value = STORE, mode = ResourceAccessMode.READ)
  void whatIsForgottenLeavesNoTrace() throws Exception {
    var dora = newcomer("Dora");
    var call =
        talk(dora, "best", "my brother Tom has a boat in Hamburg", "i have a piano in Bremen");
    var known = dora.get("/api/memories").json().path("memories");
    assertThat(known).hasSize(2);
    assertThat(opened()).contains("hamburg", "bremen");

    var corrected = dora.patch(path(known, "Bremen"), "{'what': 'They have a piano in Potsdam.'}");
    assertThat(corrected.text("/memory/what")).isEqualTo("They have a piano in Potsdam.");
    assertThat(corrected.text("/memory/history/0/quote")).contains("Bremen");
    var stranger = newcomer("Eli");
    assertThat(stranger.delete(path(known, "Hamburg")).error()).isEqualTo("404 NOT_FOUND");

    assertThat(dora.delete(path(known, "Hamburg")).status()).isEqualTo(200);
    assertThat(opened()).doesNotContain("hamburg").contains("bremen", "potsdam");
    assertThat(dora.get("/api/calls/" + call).text("/call/transcript"))
        .doesNotContain("Hamburg")
        .contains("Bremen");

    assertThat(dora.delete("/api/memories").error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(dora.delete("/api/memories?all=true").status()).isEqualTo(200);
    assertThat(opened()).doesNotContain("bremen", "potsdam");
    for (var word : List.of("Hamburg", "Bremen", "Potsdam", "hamburg", "bremen")) {
      assertThat(house.tables().knows(word)).as(word).isFalse();
    }
    assertThat(dora.get("/api/memories").json().path("memories")).isEmpty();
    assertThat(house.objects(dora.userId())).isZero();
    for (var table : List.of("memory_procedure", "memory_session", "memory_entry")) {
      assertThat(house.tables().count(table + " WHERE owner LIKE '" + dora.userId() + "%'"))
          .as(table)
          .isZero();
    }
  }

  @Test
  @ResourceLock(value = STORE, mode = ResourceAccessMode.READ)
  void switchedOffNothingIsLearntAndNothingRecalled() throws Exception {
    var cid = newcomer("Cid");
    var off = cid.put("/api/user/memory", "{'on': false}");
    assertThat(off.json().at("/memory/on").asBoolean()).isFalse();
    assertThat(cid.put("/api/user/memory", "{}").error()).isEqualTo("400 VALIDATION_ERROR");

    talk(cid, "best", "my dog Rex lives in Dresden");
    learnt(place(cid, "best", LAST_TIME));

    assertThat(cid.get("/api/memories").json().path("memories")).isEmpty();
    assertThat(told("Best Friend", "Cid")).isNotEmpty().allMatch(MemoryContractTest::knowsNothing);
    assertThat(house.tables().count("memory_procedure WHERE owner LIKE '" + cid.userId() + "%'"))
        .isZero();
  }

  @Test
  @ResourceLock(STORE)
  void aStoreThatIsDownCostsTheCallItsMemoryOnly() throws Exception {
    var fay = newcomer("Fay");
    var tables = List.of("memory_procedure", "memory_entry", "memory_session");
    String call;
    for (var table : tables) {
      house.sql("ALTER TABLE %s RENAME TO %s_away".formatted(table, table));
    }
    try {
      call = place(fay, "best", "my cat lives in Rostock");
      await(() ->
          house.tables().count("calls WHERE id = '" + call + "' AND outcome IS NOT NULL") == 1);
    } finally {
      for (var table : tables) {
        house.sql("ALTER TABLE %s_away RENAME TO %s".formatted(table, table));
      }
    }
    var ended = fay.get("/api/calls/" + call);
    assertThat(ended.text("/call/status")).isEqualTo("completed");
    assertThat(told("Best Friend", "Fay")).isNotEmpty().allMatch(MemoryContractTest::knowsNothing);
  }

  private static Frontend newcomer(String name) {
    var one = Frontend.payer(house.product());
    one.put("/api/user/profile", "{'name': '%s'}".formatted(name));
    return one;
  }

  /// A whole call, until everything was learnt from it.
  private static String talk(Frontend who, String persona, String... lines) throws Exception {
    var call = place(who, persona, lines);
    learnt(call);
    return call;
  }

  private static String place(Frontend who, String persona, String... lines) throws Exception {
    var script = new ArrayList<Map<String, ?>>();
    for (var line : lines) {
      script.add(Map.of("say", line));
    }
    script.add(Map.of("say", "i have to go now goodbye"));
    script.add(Map.of("wait_ms", 15_000));
    script.add(Map.of("hang_up", true));
    house.answers(who.phone(), script);
    var placed =
        who.post(
            "/api/call",
            "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}"
                .formatted(
                    who.phone(),
                    who.get("/api/personas?search=" + persona).text("/personas/0/id"),
                    who.hold(2)));
    assertThat(placed.status()).isEqualTo(200);
    return placed.text("/call/id");
  }

  private static void learnt(String call) throws Exception {
    await(() -> house.tables().count("calls WHERE id = '" + call + "' AND learnt") == 1);
  }

  /// What the model was told in the calls of these two.
  private static List<String> told(String persona, String name) throws InterruptedException {
    var prompts = new ArrayList<String>();
    for (var entry : house.sandbox().get("/journal?provider=cerebras").path("entries")) {
      var body = entry.path("body").asText();
      if (body.contains("You are %s. You have called %s,".formatted(persona, name))) {
        prompts.add(body);
      }
    }
    return prompts;
  }

  /// The quotations of the layer of what is known.
  private static String layer(String prompt) {
    var known = prompt.substring(prompt.indexOf("told you in earlier calls"));
    return known.substring(known.indexOf("<quotations>"), known.indexOf("</quotations>"));
  }

  private static boolean knowsNothing(String prompt) {
    return layer(prompt).equals("<quotations>\\nnone\\n");
  }

  private static List<String> persona(Frontend who, String call) {
    return who.get("/api/calls/" + call)
        .json()
        .at("/call/turns")
        .valueStream()
        .filter(turn -> turn.path("speaker").asText().equals("persona"))
        .map(turn -> turn.path("text").asText())
        .toList();
  }

  private static String path(JsonNode memories, String word) {
    return memories
        .valueStream()
        .filter(memory -> memory.path("what").asText().contains(word))
        .map(memory -> "/api/memories/" + memory.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String opened() throws Exception {
    return house.tables().opened().toLowerCase(Locale.ROOT);
  }

  /// Something that can be looked up in the database.
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
