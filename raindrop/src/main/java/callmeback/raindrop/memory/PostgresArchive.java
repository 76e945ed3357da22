package callmeback.raindrop.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;

/// The memories of the embedded twin, whole.
public final class PostgresArchive implements Archive {
  private final Database database;
  private final Vault vault;

  public PostgresArchive(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  @Override
  public List<String> owners() {
    return database.transaction(sql ->
        sql.createQuery(
                """
                SELECT owner FROM memory_session UNION SELECT owner FROM memory_procedure
                 ORDER BY owner
                """)
            .execute()
            .map(row -> row.column("owner").get(String.class))
            .toList());
  }

  @Override
  public List<Kept> episodes(String owner) {
    var sessions =
        database.transaction(sql ->
            sql.createQuery(
                    """
                    SELECT id FROM memory_session WHERE owner = :owner AND ended_at IS NOT NULL
                     ORDER BY started_at, id
                    """)
                .addParam("owner", owner)
                .execute()
                .map(row -> row.column("id").get(String.class))
                .toList());
    return sessions.stream()
        .map(session -> new Kept(session, entries(session)))
        .filter(episode -> !episode.entries().isEmpty())
        .toList();
  }

  private List<Memory> entries(String session) {
    return database.transaction(sql ->
        sql.createQuery("SELECT * FROM memory_entry WHERE session_id = :session ORDER BY position")
            .addParam("session", session)
            .execute()
            .map(this::opened)
            .toList());
  }

  private Memory opened(DbRow row) {
    var id = row.column("id").get(String.class);
    var session = row.column("session_id").get(String.class);
    var name = PostgresMemory.name(session, id);
    return new Memory(
        id,
        session,
        row.column("timeline").get(String.class),
        new String(vault.open(name, row.column("content").get(byte[].class)), UTF_8),
        Columns.instant(row, "at"),
        row.column("key").get(String.class),
        row.column("agent").get(String.class));
  }

  @Override
  public void keep(String owner, Kept episode) {
    database.transaction(sql -> {
      var fresh = session(sql, owner, episode);
      if (fresh > 0) {
        episode.entries().forEach(entry -> add(sql, owner, entry));
      }
      return fresh;
    });
  }

  private static long session(DbExecute sql, String owner, Kept episode) {
    return sql.createInsert(
            """
            INSERT INTO memory_session (id, owner, started_at, ended_at)
            VALUES (:id, :owner, CAST(:start AS timestamptz), CAST(:end AS timestamptz))
            ON CONFLICT (id) DO NOTHING
            """)
        .addParam("id", episode.session())
        .addParam("owner", owner)
        .addParam("start", Columns.timestamp(episode.entries().getFirst().at()))
        .addParam("end", Columns.timestamp(episode.entries().getLast().at()))
        .execute();
  }

  private void add(DbExecute sql, String owner, Memory entry) {
    var name = PostgresMemory.name(entry.sessionId(), entry.id());
    sql.createInsert(
            """
            INSERT INTO memory_entry (id, session_id, owner, timeline, key, agent, at, content)
            VALUES (:id, :session, :owner, :timeline, :key, :agent, CAST(:at AS timestamptz), :content)
            """)
        .addParam("id", entry.id())
        .addParam("session", entry.sessionId())
        .addParam("owner", owner)
        .addParam("timeline", entry.timeline())
        .addParam("key", (Object) entry.key())
        .addParam("agent", (Object) entry.agent())
        .addParam("at", Columns.timestamp(entry.at()))
        .addParam("content", vault.seal(name, entry.content().getBytes(UTF_8)))
        .execute();
  }
}
