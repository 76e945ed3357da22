package callmeback.raindrop.hosted;

import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose each session is, which the service does not know, and what the service calls it.
record SessionBook(Database database) {

  /// A session; its own id is ours.
  ///
  /// @param remote the service's id, once it has one
  /// @param kept whether it becomes an episode when it ends
  record Session(
      String id,
      String owner,
      @Nullable String remote,
      List<String> timelines,
      boolean ended,
      boolean kept) {
    boolean open() {
      return !ended;
    }

    Session on(String remote) {
      return new Session(id, owner, remote, timelines, ended, kept);
    }
  }

  void start(String id, String owner, Instant at) {
    database.transaction(sql ->
        sql.createInsert(
                """
                INSERT INTO raindrop_session (id, owner, started_at)
                VALUES (:id, :owner, CAST(:at AS timestamptz))
                """)
            .addParam("id", id)
            .addParam("owner", owner)
            .addParam("at", Columns.timestamp(at))
            .execute());
  }

  Optional<Session> find(String id) {
    return database.transaction(sql ->
        sql.createGet("SELECT * FROM raindrop_session WHERE id = :id")
            .addParam("id", id)
            .execute()
            .map(SessionBook::session));
  }

  /// In the order in which they began.
  List<Session> of(String owner) {
    return database.transaction(sql ->
        sql.createQuery(
                "SELECT * FROM raindrop_session WHERE owner = :owner ORDER BY started_at, id")
            .addParam("owner", owner)
            .execute()
            .map(SessionBook::session)
            .toList());
  }

  /// An ended session that becomes no other episode; one that is known stays as it is.
  void keep(String id, String owner, Instant start, Instant end) {
    database.transaction(sql ->
        sql.createInsert(
                """
                INSERT INTO raindrop_session (id, owner, started_at, ended_at)
                VALUES (:id, :owner, CAST(:start AS timestamptz), CAST(:end AS timestamptz))
                ON CONFLICT (id) DO NOTHING
                """)
            .addParam("id", id)
            .addParam("owner", owner)
            .addParam("start", Columns.timestamp(start))
            .addParam("end", Columns.timestamp(end))
            .execute());
  }

  /// Somebody has procedures, which the service tells only of those it is asked for by name.
  void note(String owner) {
    database.transaction(sql ->
        sql.createInsert(
                "INSERT INTO raindrop_owner (owner) VALUES (:owner) ON CONFLICT (owner) DO NOTHING")
            .addParam("owner", owner)
            .execute());
  }

  /// Everybody who has sessions or procedures.
  List<String> owners() {
    return database.transaction(sql ->
        sql.createQuery(
                """
                SELECT owner FROM raindrop_session UNION SELECT owner FROM raindrop_owner
                 ORDER BY owner
                """)
            .execute()
            .map(row -> row.column("owner").get(String.class))
            .toList());
  }

  /// Ends an open session; whether it was one.
  static boolean end(DbExecute sql, String id, boolean kept, Instant at) {
    return sql.createUpdate(
                """
                UPDATE raindrop_session SET ended_at = CAST(:at AS timestamptz), kept = :kept
                 WHERE id = :id AND ended_at IS NULL
                """)
            .addParam("at", Columns.timestamp(at))
            .addParam("kept", kept)
            .addParam("id", id)
            .execute()
        > 0;
  }

  /// Whoever is first names it; the name that holds.
  String bind(String id, @Nullable String before, String remote) {
    return database.transaction(sql -> {
      sql.createUpdate(
              """
              UPDATE raindrop_session SET remote = :remote
               WHERE id = :id AND remote IS NOT DISTINCT FROM CAST(:before AS text)
              """)
          .addParam("remote", remote)
          .addParam("id", id)
          .addParam("before", (Object) before)
          .execute();
      return sql.createGet(
              "SELECT coalesce(remote, '') AS remote FROM raindrop_session WHERE id = :id")
          .addParam("id", id)
          .execute()
          .map(row -> row.column("remote").get(String.class))
          .orElse(remote);
    });
  }

  void uses(Session session, String timeline) {
    if (!session.timelines().contains(timeline)) {
      database.transaction(sql ->
          sql.createUpdate(
                  """
                  UPDATE raindrop_session SET timelines = array_append(timelines, :timeline)
                   WHERE id = :id AND NOT (:timeline = ANY (timelines))
                  """)
              .addParam("timeline", timeline)
              .addParam("id", session.id())
              .execute());
    }
  }

  /// What the service does not hold any more has no name there.
  void release(String id) {
    database.transaction(sql ->
        sql.createUpdate("UPDATE raindrop_session SET remote = NULL WHERE id = :id")
            .addParam("id", id)
            .execute());
  }

  void remove(String id) {
    database.transaction(sql ->
        sql.createDelete("DELETE FROM raindrop_session WHERE id = :id")
            .addParam("id", id)
            .execute());
  }

  static void removeAll(DbExecute sql, String owner) {
    sql.createDelete("DELETE FROM raindrop_session WHERE owner = :owner")
        .addParam("owner", owner)
        .execute();
    sql.createDelete("DELETE FROM raindrop_owner WHERE owner = :owner")
        .addParam("owner", owner)
        .execute();
  }

  private static Session session(DbRow row) {
    return new Session(
        row.column("id").get(String.class),
        row.column("owner").get(String.class),
        row.column("remote").get(String.class),
        Columns.texts(row, "timelines"),
        Columns.optionalInstant(row, "ended_at").isPresent(),
        row.column("kept").get(Boolean.class));
  }
}
