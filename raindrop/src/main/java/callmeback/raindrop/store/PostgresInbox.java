package callmeback.raindrop.store;

import callmeback.core.billing.EventInbox;
import callmeback.raindrop.postgres.Database;

/// Events acted on, in PostgreSQL: kept longer than their sender repeats them.
public final class PostgresInbox implements EventInbox {
  private final Database database;

  public PostgresInbox(Database database) {
    this.database = database;
  }

  @Override
  public boolean applied(String eventId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT 1 FROM stripe_events WHERE id = :id")
                .addParam("id", eventId)
                .execute()
                .isPresent());
  }

  @Override
  public void apply(String eventId, String type) {
    Rows.in(
        database,
        sql -> {
          sql.createDelete(
                  "DELETE FROM stripe_events WHERE applied_at < now() - interval '30 days'")
              .execute();
          return sql.createInsert(
                  """
                  INSERT INTO stripe_events (id, type) VALUES (:id, :type) ON CONFLICT DO NOTHING
                  """)
              .addParam("id", eventId)
              .addParam("type", type)
              .execute();
        });
  }
}
