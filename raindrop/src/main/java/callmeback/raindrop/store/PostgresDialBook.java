package callmeback.raindrop.store;

import callmeback.core.call.DialBook;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.SealedPhones;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How often each call was dialled, in PostgreSQL.
public final class PostgresDialBook implements DialBook {
  private final Database database;
  private final CallRows rows;

  public PostgresDialBook(Database database, SealedPhones phones) {
    this.database = database;
    this.rows = new CallRows(phones);
  }

  @Override
  public List<Undialled> due(Instant now, Instant unclear, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT * FROM calls
                     WHERE status = 'INITIATED' AND sid IS NULL
                       AND coalesce(redial_at <= :now, coalesce(dialled_at, created_at) < :unclear)
                     ORDER BY created_at, id LIMIT :limit
                    """)
                .addParam("now", Columns.timestamp(now))
                .addParam("unclear", Columns.timestamp(unclear))
                .addParam("limit", limit)
                .execute()
                .map(row ->
                    new Undialled(
                        rows.call(row),
                        (int) Rows.number(row, "dials"),
                        Columns.optionalInstant(row, "redial_at").isPresent()))
                .toList());
  }

  @Override
  public boolean redial(UUID callId, int dials, Instant at) {
    return Rows.in(
            database,
            sql ->
                sql.createUpdate(
                        """
                        UPDATE calls SET dials = dials + 1, dialled_at = :at, redial_at = NULL
                         WHERE id = :id AND dials = :dials AND status = 'INITIATED' AND sid IS NULL
                        """)
                    .addParam("at", Columns.timestamp(at))
                    .addParam("id", callId)
                    .addParam("dials", dials)
                    .execute())
        == 1;
  }

  @Override
  public void putOff(UUID callId, Instant until) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE calls SET dials = dials - 1, redial_at = :until
                     WHERE id = :id AND redial_at IS NULL AND dials > 0
                    """)
                .addParam("until", Columns.timestamp(until))
                .addParam("id", callId)
                .execute());
  }
}
