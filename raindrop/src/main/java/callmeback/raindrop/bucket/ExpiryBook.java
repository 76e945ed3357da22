package callmeback.raindrop.bucket;

import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import java.time.Instant;
import java.util.List;

/// When objects end, for stores that do not know it themselves.
public record ExpiryBook(Database database) {
  /// Notes its end, or that it has none.
  public void note(NewObject object) {
    if (object.expiresAt() == null) {
      forget(object.key());
      return;
    }
    database.transaction(sql ->
        sql.createInsert(
                """
                INSERT INTO object_expiry (key, expires_at)
                VALUES (:key, CAST(:at AS timestamptz))
                ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at
                """)
            .addParam("key", object.key())
            .addParam("at", Columns.timestamp(object.expiresAt()))
            .execute());
  }

  public void forget(String key) {
    database.transaction(sql ->
        sql.createDelete("DELETE FROM object_expiry WHERE key = :key")
            .addParam("key", key)
            .execute());
  }

  /// Those whose time is over at that moment.
  public List<String> due(Instant now) {
    return database.transaction(sql ->
        sql.createQuery(
                """
                SELECT key FROM object_expiry WHERE expires_at <= CAST(:now AS timestamptz)
                 ORDER BY expires_at
                """)
            .addParam("now", Columns.timestamp(now))
            .execute()
            .map(row -> row.column("key").get(String.class))
            .toList());
  }
}
