package callmeback.raindrop.memory;

import callmeback.core.TextEmbedding;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.SealedRows;
import callmeback.raindrop.vault.BlindVectors;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// SmartMemory in our own database. What was said is sealed there, so it is searched here, after
/// opening it.
public final class PostgresMemory implements SmartMemory {
  /// How many of an owner's latest entries recall looks at: about twenty calls, opened and ranked
  /// in milliseconds.
  static final int RECALLED = 500;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Procedures procedures;

  /// The ids must never repeat; Raindrop's are ULIDs in lower case.
  public PostgresMemory(
      Database database, Vault vault, BlindWords words, InstantSource clock, Supplier<String> ids) {
    this(database, vault, clock, ids, new Procedures(database, vault, words, clock, null));
  }

  private PostgresMemory(
      Database database,
      Vault vault,
      InstantSource clock,
      Supplier<String> ids,
      Procedures procedures) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.ids = ids;
    this.procedures = procedures;
  }

  /// The same, with procedures that are found by what they mean too: if the database has pgvector.
  public PostgresMemory understanding(TextEmbedding embedding, BlindVectors vectors) {
    return Meanings.possible(database)
        ? new PostgresMemory(
            database, vault, clock, ids, procedures.with(new Meanings(embedding, vectors, clock)))
        : this;
  }

  /// Finds out what some procedures mean of which it is not known yet.
  ///
  /// @return of how many; none where that is not to be had
  /// @throws callmeback.core.ProblemException with `Unavailable`
  public int understand(int most) {
    return procedures.understand(most);
  }

  /// The procedures, with the words that they are found by.
  public SealedRows sealedProcedures() {
    return procedures;
  }

  @Override
  public String startSession(String owner) {
    if (owner.isBlank()) {
      throw new IllegalArgumentException("A memory session needs an owner");
    }
    var id = ids.get();
    database.transaction(sql ->
        sql.createInsert(
                "INSERT INTO memory_session (id, owner, started_at) VALUES (:id, :owner, :at)")
            .addParam("id", id)
            .addParam("owner", owner)
            .addParam("at", Columns.timestamp(clock.instant()))
            .execute());
    return id;
  }

  @Override
  public String putMemory(String session, NewMemory memory) {
    var id = ids.get();
    var sealed = vault.seal(name(session, id), memory.content().getBytes(StandardCharsets.UTF_8));
    var inserted =
        database.transaction(sql ->
            sql.createInsert(
                    """
                    INSERT INTO memory_entry (id, session_id, owner, timeline, key, agent, at, content)
                    SELECT :id, id, owner, :timeline, :key, :agent, CAST(:at AS timestamptz), :content
                      FROM memory_session
                     WHERE id = :session AND ended_at IS NULL
                       FOR SHARE
                    """)
                .addParam("id", id)
                .addParam("session", session)
                .addParam("timeline", memory.timeline())
                .addParam("key", (Object) memory.key())
                .addParam("agent", (Object) memory.agent())
                .addParam("at", Columns.timestamp(clock.instant()))
                .addParam("content", sealed)
                .execute());
    if (inserted == 0) {
      throw new UnknownSession(session);
    }
    return id;
  }

  @Override
  public List<Memory> getMemory(String session, MemoryQuery query) {
    return database.transaction(sql -> {
      requireOpen(sql, session);
      return opened(matching(sql, session, query));
    });
  }

  @Override
  public List<Memory> searchMemory(String session, String terms, MemoryQuery query) {
    return Relevance.rank(getMemory(session, query), terms, Integer.MAX_VALUE);
  }

  @Override
  public boolean deleteMemory(String session, String memory) {
    return database.transaction(sql ->
        sql.createDelete("DELETE FROM memory_entry WHERE id = :id AND session_id = :session")
            .addParam("id", memory)
            .addParam("session", session)
            .execute())
        > 0;
  }

  @Override
  public void endSession(String session, boolean flush) {
    if (database.transaction(sql -> flush ? keep(sql, session) : discard(sql, session)) == 0) {
      throw new UnknownSession(session);
    }
  }

  @Override
  public List<Memory> recall(String owner, String terms, int limit) {
    var latest =
        database.transaction(sql ->
            opened(
                sql.createQuery(
                        """
                        SELECT * FROM (
                          SELECT e.* FROM memory_entry e JOIN memory_session s ON s.id = e.session_id
                           WHERE e.owner = :owner AND s.ended_at IS NOT NULL
                           ORDER BY e.position DESC LIMIT :count) latest
                         ORDER BY position
                        """)
                    .addParam("owner", owner)
                    .addParam("count", RECALLED)));
    return Relevance.rank(latest, terms, limit);
  }

  @Override
  public void putProcedure(String owner, String key, String value) {
    procedures.put(owner, key, value);
  }

  @Override
  public Optional<String> getProcedure(String owner, String key) {
    return procedures.get(owner, key);
  }

  @Override
  public boolean deleteProcedure(String owner, String key) {
    return procedures.delete(owner, key);
  }

  @Override
  public List<Procedure> listProcedures(String owner) {
    return procedures.list(owner);
  }

  @Override
  public List<Procedure> searchProcedures(
      String owner, String terms, int limit, Duration patience) {
    return procedures.search(owner, terms, limit, patience);
  }

  @Override
  public long forget(String owner) {
    return database.transaction(sql -> {
      procedures.forget(sql, owner);
      return sql.createDelete("DELETE FROM memory_session WHERE owner = :owner")
          .addParam("owner", owner)
          .execute();
    });
  }

  private long keep(DbExecute sql, String session) {
    return sql.createUpdate(
            "UPDATE memory_session SET ended_at = :at WHERE id = :id AND ended_at IS NULL")
        .addParam("id", session)
        .addParam("at", Columns.timestamp(clock.instant()))
        .execute();
  }

  private static long discard(DbExecute sql, String session) {
    return sql.createDelete("DELETE FROM memory_session WHERE id = :id AND ended_at IS NULL")
        .addParam("id", session)
        .execute();
  }

  private static void requireOpen(DbExecute sql, String session) {
    var open =
        sql.createGet("SELECT 1 FROM memory_session WHERE id = :id AND ended_at IS NULL")
            .addParam("id", session)
            .execute();
    if (open.isEmpty()) {
      throw new UnknownSession(session);
    }
  }

  private static DbStatementQuery matching(DbExecute sql, String session, MemoryQuery query) {
    return sql.createQuery(
            """
            SELECT * FROM (
              SELECT * FROM memory_entry
               WHERE session_id = :session AND timeline = :timeline
                 AND (CAST(:key AS text) IS NULL OR key = :key)
                 AND at >= COALESCE(CAST(:start AS timestamptz), '-infinity')
                 AND at <= COALESCE(CAST(:end AS timestamptz), 'infinity')
               ORDER BY position DESC LIMIT :count) latest
             ORDER BY position
            """)
        .addParam("session", session)
        .addParam("timeline", query.timeline())
        .addParam("key", (Object) query.key())
        .addParam("start", Columns.timestamp(query.startTime()))
        .addParam("end", Columns.timestamp(query.endTime()))
        .addParam("count", query.nMostRecent());
  }

  private List<Memory> opened(DbStatementQuery query) {
    return query.execute().map(this::opened).toList();
  }

  private Memory opened(DbRow row) {
    var id = row.column("id").get(String.class);
    var session = row.column("session_id").get(String.class);
    var content = vault.open(name(session, id), row.column("content").get(byte[].class));
    return new Memory(
        id,
        session,
        row.column("timeline").get(String.class),
        new String(content, StandardCharsets.UTF_8),
        Columns.instant(row, "at"),
        row.column("key").get(String.class),
        row.column("agent").get(String.class));
  }

  /// What was said cannot be moved to another session.
  static String name(String session, String id) {
    return "memory/" + session + "/" + id;
  }
}
