package callmeback.raindrop.hosted;

import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.InstantSource;
import java.util.List;

/// Changes that hosted Raindrop has not been told yet, kept in our own database.
final class Outbox {
  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  Outbox(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// A change and its place in the order.
  record Waiting(long position, Change change) {}

  void add(Change change) {
    database.transaction(sql -> add(sql, change));
  }

  /// As a part of something else that is written.
  long add(DbExecute sql, Change change) {
    return sql.createInsert(
            """
            INSERT INTO raindrop_outbox (subject, change, written_at)
            VALUES (:subject, :change, CAST(:at AS timestamptz))
            """)
        .addParam("subject", change.subject())
        .addParam("change", vault.seal(name(change.subject()), Json.bytes(change)))
        .addParam("at", Columns.timestamp(clock.instant()))
        .execute();
  }

  boolean holds(String subject) {
    return database.transaction(sql ->
        sql.createGet("SELECT 1 FROM raindrop_outbox WHERE subject = :subject LIMIT 1")
            .addParam("subject", subject)
            .execute()
            .isPresent());
  }

  /// Changes of one subject, oldest first.
  List<Change> of(String subject) {
    return database.transaction(sql ->
        sql.createQuery("SELECT * FROM raindrop_outbox WHERE subject = :subject ORDER BY position")
            .addParam("subject", subject)
            .execute()
            .map(row -> waiting(row).change())
            .toList());
  }

  /// Changes of all subjects that begin so, oldest first.
  List<Change> under(String prefix) {
    return database.transaction(sql ->
        sql.createQuery(
                """
                SELECT * FROM raindrop_outbox WHERE starts_with(subject, :prefix) ORDER BY position
                """)
            .addParam("prefix", prefix)
            .execute()
            .map(row -> waiting(row).change())
            .toList());
  }

  /// The oldest of all that may succeed. After one that was refused, nothing of its subject does.
  List<Waiting> oldest(int most) {
    return database.transaction(sql ->
        sql.createQuery(
                """
                SELECT * FROM raindrop_outbox waiting
                 WHERE refused IS NULL
                   AND NOT EXISTS (SELECT FROM raindrop_outbox stuck
                                    WHERE stuck.subject = waiting.subject
                                      AND stuck.refused IS NOT NULL)
                 ORDER BY position LIMIT :most
                """)
            .addParam("most", most)
            .execute()
            .map(this::waiting)
            .toList());
  }

  void remove(long position) {
    database.transaction(sql ->
        sql.createDelete("DELETE FROM raindrop_outbox WHERE position = :position")
            .addParam("position", position)
            .execute());
  }

  void refuse(long position, String why) {
    database.transaction(sql ->
        sql.createUpdate("UPDATE raindrop_outbox SET refused = :why WHERE position = :position")
            .addParam("why", why)
            .addParam("position", position)
            .execute());
  }

  static void clear(DbExecute sql, String subject) {
    sql.createDelete("DELETE FROM raindrop_outbox WHERE subject = :subject")
        .addParam("subject", subject)
        .execute();
  }

  /// How many wait.
  long waiting() {
    return database.transaction(sql ->
        sql.createGet("SELECT count(*) AS waiting FROM raindrop_outbox")
            .execute()
            .orElseThrow()
            .column("waiting")
            .get(Long.class));
  }

  private Waiting waiting(DbRow row) {
    var subject = row.column("subject").get(String.class);
    var change = vault.open(name(subject), row.column("change").get(byte[].class));
    return new Waiting(
        row.column("position").get(Number.class).longValue(), Json.read(change, Change.class));
  }

  private static String name(String subject) {
    return "outbox/" + subject;
  }
}
