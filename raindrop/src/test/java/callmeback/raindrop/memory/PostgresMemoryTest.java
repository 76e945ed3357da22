package callmeback.raindrop.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.Tampered;
import callmeback.raindrop.vault.Vault;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresMemoryTest extends SmartMemoryContract {
  private final Database database;
  private final PostgresMemory memory;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  PostgresMemoryTest(Database database) {
    this.database = database;
    this.memory =
        new PostgresMemory(
            database,
            Vault.of(DataKey.of(1, new byte[32])),
            new BlindWords(DataKey.of(1, new byte[32])),
            () -> now,
            () -> UUID.randomUUID().toString());
  }

  @Override
  protected SmartMemory memory() {
    return memory;
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  protected Instant now() {
    return now;
  }

  @Test
  void nothingSaidIsReadableInTheDatabase() {
    var session = said("I am at the dinner", true);
    var stored =
        database.transaction(sql ->
            sql.createQuery(
                    """
                    SELECT CAST(s AS text) || CAST(e AS text) || encode(e.content, 'escape') AS text
                      FROM memory_session s JOIN memory_entry e ON e.session_id = s.id WHERE s.id = :id
                    """)
                .addParam("id", session)
                .execute()
                .map(row -> row.column("text").get(String.class))
                .toList());
    assertThat(stored).hasSize(1).noneMatch(text -> text.contains("dinner"));
  }

  @Test
  void whatIsMovedToAnotherSessionIsNotHandedOut() {
    var session = said("mine", true);
    var other = memory.startSession(owner);
    database.transaction(sql ->
        sql.createUpdate("UPDATE memory_entry SET session_id = :other WHERE session_id = :id")
            .addParam("other", other)
            .addParam("id", session)
            .execute());
    assertThatExceptionOfType(Tampered.class)
        .isThrownBy(() -> memory.getMemory(other, MemoryQuery.all()));
  }

  @Test
  void noWordOfAProcedureIsReadableAndEqualWordsOfTwoOwnersAreNotEqual() {
    memory.putProcedure(owner, "k", "My sister Anna moved to Lisbon");
    memory.putProcedure(owner + "2", "k", "My sister Anna moved to Lisbon");
    var stored =
        database.transaction(sql ->
            sql.createQuery(
                    """
                    SELECT p.owner, CAST(p AS text) || encode(p.value, 'escape') AS text,
                           string_agg(CAST(w.word AS text), ',') AS words
                      FROM memory_procedure p JOIN memory_word w ON w.procedure_id = p.id
                     WHERE p.owner LIKE :owner || '%' GROUP BY p.id ORDER BY p.owner
                    """)
                .addParam("owner", owner)
                .execute()
                .map(row ->
                    List.of(
                        row.column("text").get(String.class),
                        row.column("words").get(String.class).split(",")))
                .toList());
    assertThat(stored).hasSize(2).noneMatch(row -> row.getFirst().toString().contains("isbon"));
    assertThat((String[]) stored.getFirst().getLast())
        .hasSize(6)
        .doesNotContain((String[]) stored.getLast().getLast());
  }

  @Test
  void aProcedureMovedToAnotherOwnerIsNotHandedOut() {
    memory.putProcedure(owner, "k", "mine");
    database.transaction(sql ->
        sql.createUpdate("UPDATE memory_procedure SET owner = :other WHERE owner = :owner")
            .addParam("other", owner + "2")
            .addParam("owner", owner)
            .execute());
    assertThatExceptionOfType(Tampered.class)
        .isThrownBy(() -> memory.getProcedure(owner + "2", "k"));
  }

  @Test
  void wordsLeaveWithTheirProcedure() {
    memory.putProcedure(owner, "k", "zebra lion giraffe");
    memory.putProcedure(owner, "k", "elephant");
    assertThat(words()).as("the word and its sound").isEqualTo(2);
    memory.forget(owner);
    assertThat(words()).isZero();
  }

  private long words() {
    return database.transaction(sql ->
        sql.createGet(
                """
                SELECT count(*) AS words FROM memory_word w
                  JOIN memory_procedure p ON p.id = w.procedure_id WHERE p.owner = :owner
                """)
            .addParam("owner", owner)
            .execute()
            .orElseThrow()
            .column("words")
            .get(Long.class));
  }

  @Test
  void recallLooksAtTheLatestEntriesAndIsQuick() {
    var session = memory.startSession(owner);
    memory.putMemory(session, NewMemory.of("The oldest thing is a zebra"));
    IntStream.rangeClosed(1, PostgresMemory.RECALLED)
        .forEach(i -> memory.putMemory(session, NewMemory.of(sentence(i))));
    memory.endSession(session, true);
    assertThat(memory.recall(owner, "zebra", 5)).isEmpty();
    var terms = "what did I say about number 377 and the dinner with my boss";
    var cpu = ManagementFactory.getThreadMXBean();
    var nanos =
        IntStream.range(0, 50)
            .mapToLong(_ -> {
              var began = cpu.getCurrentThreadCpuTime();
              assertThat(memory.recall(owner, terms, 5).getFirst().content()).contains("377");
              return cpu.getCurrentThreadCpuTime() - began;
            })
            .sorted()
            .toArray();
    System.out.printf(
        "recall over %d entries: %.1f ms%n", PostgresMemory.RECALLED, nanos[25] / 1e6);
    // Our own share of the time, which a busy machine does not change.
    assertThat(Duration.ofNanos(nanos[25])).isLessThan(Duration.ofMillis(50));
  }

  private static String sentence(int i) {
    return ("This is number %d of the many things that were said about the dinner, the boss who would not let me go,"
            + " and how the %dth excuse worked better than all the earlier ones did")
        .formatted(i, i * 7);
  }
}
