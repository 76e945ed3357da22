package callmeback.raindrop.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.SealedRows;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An owner's procedures in our own database: sealed, and found by the numbers of their words.
final class Procedures implements SealedRows {
  /// How many of the latest procedures with one word are looked at: what bounds a search, however
  /// much there is. A word that more of them have says little.
  static final int WINDOW = 500;

  /// How many words of a question are looked for.
  static final int WORDS = 24;

  private final Database database;
  private final Vault vault;
  private final BlindWords blind;
  private final InstantSource clock;
  private final @Nullable Meanings meanings;

  /// @param meanings null where there are none to be had
  Procedures(
      Database database,
      Vault vault,
      BlindWords blind,
      InstantSource clock,
      @Nullable Meanings meanings) {
    this.database = database;
    this.vault = vault;
    this.blind = blind;
    this.clock = clock;
    this.meanings = meanings;
  }

  /// The same, found by what they mean too.
  Procedures with(Meanings found) {
    return new Procedures(database, vault, blind, clock, found);
  }

  void put(String owner, String key, String value) {
    if (owner.isBlank() || key.isBlank()) {
      throw new IllegalArgumentException("A procedure needs an owner and a key");
    }
    var sealed = vault.seal(name(owner, key), value.getBytes(UTF_8));
    var words = numbers(owner, Likeness.keys(Texts.of(value)));
    database.transaction(sql -> {
      index(sql, store(sql, owner, key, sealed), words);
      return key;
    });
  }

  /// The row stays locked until the words that belong to its new value are there.
  private long store(DbExecute sql, String owner, String key, byte[] sealed) {
    return sql.createQuery(
            """
            INSERT INTO memory_procedure (owner, key, value, created_at, updated_at)
            VALUES (:owner, :key, :value, CAST(:at AS timestamptz), CAST(:at AS timestamptz))
            ON CONFLICT (owner, key) DO UPDATE
               SET value = excluded.value, updated_at = excluded.updated_at,
                   version = memory_procedure.version + 1
            RETURNING id
            """)
        .addParam("owner", owner)
        .addParam("key", key)
        .addParam("value", sealed)
        .addParam("at", Columns.timestamp(clock.instant()))
        .execute()
        .map(row -> row.column("id").get(Long.class))
        .toList()
        .getFirst();
  }

  private static void index(DbExecute sql, long id, Long[] words) {
    sql.createDelete("DELETE FROM memory_word WHERE procedure_id = :id")
        .addParam("id", id)
        .execute();
    sql.createInsert(
            """
            INSERT INTO memory_word (word, position, procedure_id)
            SELECT unnest(CAST(:words AS bigint[])), latest.position, :id
              FROM (SELECT nextval('memory_word_position') AS position) latest
            """)
        .addParam("words", words)
        .addParam("id", id)
        .execute();
  }

  Optional<String> get(String owner, String key) {
    return database.transaction(sql ->
        sql.createGet("SELECT * FROM memory_procedure WHERE owner = :owner AND key = :key")
            .addParam("owner", owner)
            .addParam("key", key)
            .execute()
            .map(row -> opened(owner, row).value()));
  }

  boolean delete(String owner, String key) {
    return database.transaction(sql ->
        sql.createDelete("DELETE FROM memory_procedure WHERE owner = :owner AND key = :key")
            .addParam("owner", owner)
            .addParam("key", key)
            .execute())
        > 0;
  }

  List<Procedure> list(String owner) {
    return database.transaction(sql ->
        sql.createQuery(
                "SELECT * FROM memory_procedure WHERE owner = :owner ORDER BY key COLLATE \"C\"")
            .addParam("owner", owner)
            .execute()
            .map(row -> opened(owner, row))
            .toList());
  }

  /// Those that share words, and those that mean something like the terms.
  List<Procedure> search(String owner, String terms, int limit, Duration patience) {
    if (meanings == null || patience.isZero()) {
      return sharing(owner, terms, limit);
    }
    var question = meanings.ask(owner, terms);
    var sharing = sharing(owner, terms, limit);
    var near =
        meanings.near(database, owner, question, patience, limit).stream()
            .map(row -> opened(owner, row))
            .toList();
    return Ranking.fused(sharing, near, limit);
  }

  /// Finds out what some procedures mean of which it is not known yet; says how many.
  int understand(int most) {
    if (meanings == null) {
      return 0;
    }
    var sayings =
        database.transaction(
            sql -> meanings.unknown(sql, most).stream().map(this::saying).toList());
    if (!sayings.isEmpty()) {
      meanings.learn(database, sayings);
    }
    return sayings.size();
  }

  private Meanings.Saying saying(DbRow row) {
    var owner = row.column("owner").get(String.class);
    var text = Texts.of(opened(owner, row).value());
    return new Meanings.Saying(
        row.column("id").get(Long.class),
        owner,
        row.column("version").get(Integer.class),
        text.isBlank() ? "nothing" : text);
  }

  /// The rarer a shared word is among the latest, the more it weighs; of equal ones the later comes
  /// first. Opened are twice as many as are given back, for some may only sound alike.
  private List<Procedure> sharing(String owner, String terms, int limit) {
    var asked = Likeness.of(terms, WORDS);
    var words = numbers(owner, asked.keys());
    if (words.length == 0) {
      return List.of();
    }
    return best(owner, words, 2 * limit).stream()
        .filter(found -> asked.isIn(Texts.of(found.value())))
        .limit(limit)
        .toList();
  }

  private List<Procedure> best(String owner, Long[] words, int limit) {
    return database.transaction(sql ->
        sql.createQuery(
                """
                SELECT p.key, p.value, p.created_at, p.updated_at
                  FROM (
                    SELECT procedure_id, sum(weight) AS score, max(position) AS position
                      FROM (
                        SELECT found.procedure_id, found.position,
                               ln(1 + CAST(:window AS float8) / count(*) OVER (PARTITION BY asked.word)) AS weight
                          FROM unnest(CAST(:words AS bigint[])) AS asked (word)
                         CROSS JOIN LATERAL (
                           SELECT w.procedure_id, w.position FROM memory_word w
                            WHERE w.word = asked.word
                            ORDER BY w.position DESC LIMIT :window) found) weighted
                     GROUP BY procedure_id
                     ORDER BY score DESC, position DESC LIMIT :limit) best
                  JOIN memory_procedure p ON p.id = best.procedure_id
                 WHERE p.owner = :owner
                 ORDER BY best.score DESC, best.position DESC
                """)
            .addParam("words", words)
            .addParam("window", WINDOW)
            .addParam("limit", limit)
            .addParam("owner", owner)
            .execute()
            .map(row -> opened(owner, row))
            .toList());
  }

  @Override
  public String what() {
    return "facts";
  }

  @Override
  public String start() {
    return "0";
  }

  /// Whichever key sealed a value made the numbers of its words too.
  @Override
  public Batch after(DbExecute sql, String place, int keyId, int most) {
    var old =
        sql.createQuery(
                """
                SELECT * FROM memory_procedure
                 WHERE id > :after AND get_byte(value, 1) <> :key ORDER BY id LIMIT :most
                """)
            .addParam("after", place)
            .addParam("key", keyId)
            .addParam("most", most)
            .execute()
            .toList();
    old.forEach(row -> reseal(sql, row));
    return old.isEmpty()
        ? new Batch(place, 0)
        : new Batch(old.getLast().column("id").get(Long.class).toString(), old.size());
  }

  /// Its words keep their place in the order of the latest.
  private void reseal(DbExecute sql, DbRow row) {
    var owner = row.column("owner").get(String.class);
    var known = opened(owner, row);
    sql.createUpdate(
            "UPDATE memory_procedure SET value = :value, version = version + 1 WHERE id = :id")
        .addParam("value", vault.seal(name(owner, known.key()), known.value().getBytes(UTF_8)))
        .addParam("id", row.column("id").get(Long.class))
        .execute();
    sql.createInsert(
            """
            WITH earlier AS (DELETE FROM memory_word WHERE procedure_id = :id RETURNING position)
            INSERT INTO memory_word (word, position, procedure_id)
            SELECT unnest(CAST(:words AS bigint[])), kept.position, :id
              FROM (SELECT max(position) AS position FROM earlier) kept
            """)
        .addParam("id", row.column("id").get(Long.class))
        .addParam("words", numbers(owner, Likeness.keys(Texts.of(known.value()))))
        .execute();
  }

  void forget(DbExecute sql, String owner) {
    sql.createDelete("DELETE FROM memory_procedure WHERE owner = :owner")
        .addParam("owner", owner)
        .execute();
  }

  private Long[] numbers(String owner, Set<String> keys) {
    return keys.stream().map(key -> blind.of(owner, key)).distinct().toArray(Long[]::new);
  }

  private Procedure opened(String owner, DbRow row) {
    var key = row.column("key").get(String.class);
    var value = vault.open(name(owner, key), row.column("value").get(byte[].class));
    return new Procedure(
        key,
        new String(value, UTF_8),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }

  /// What was sealed cannot be moved to another owner or key.
  private static String name(String owner, String key) {
    return "procedure/" + owner + "/" + key;
  }
}
