package callmeback.raindrop.store;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.call.DialStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbStatementGet;
import java.time.Instant;
import java.util.UUID;

/// What the rules of dialling count and remember, in PostgreSQL.
public final class PostgresDialRules implements DialStore {
  private final Database database;

  public PostgresDialRules(Database database) {
    this.database = database;
  }

  @Override
  public int calls(UUID accountId, Instant since) {
    return (int)
        number(
            "SELECT count(*) AS number FROM calls WHERE user_id = :user AND created_at >= :since",
            statement ->
                statement.addParam("user", accountId).addParam("since", Columns.timestamp(since)));
  }

  @Override
  public Cents spent(Instant since) {
    return Cents.of(
        number(
            """
            SELECT coalesce(sum(CASE WHEN c.outcome IS NULL THEN p.amount ELSE c.cost END), 0) AS number
              FROM calls c JOIN payments p ON p.call_id = c.id
             WHERE c.created_at >= :since
            """,
            statement -> statement.addParam("since", Columns.timestamp(since))));
  }

  @Override
  public boolean suppressed(PhoneNumber number) {
    return number(
            "SELECT count(*) AS number FROM suppressed_numbers WHERE phone = :phone",
            statement -> statement.addParam("phone", number.e164()))
        > 0;
  }

  @Override
  public void suppress(PhoneNumber number, Instant at) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO suppressed_numbers (phone, at) VALUES (:phone, :at)
                    ON CONFLICT DO NOTHING
                    """)
                .addParam("phone", number.e164())
                .addParam("at", Columns.timestamp(at))
                .execute());
  }

  @Override
  public boolean stopped() {
    return number(
            "SELECT count(*) AS number FROM stopped WHERE what = :what",
            statement -> statement.addParam("what", "dialling"))
        > 0;
  }

  private interface Parameters {
    DbStatementGet to(DbStatementGet statement);
  }

  private long number(String select, Parameters parameters) {
    return Rows.in(
        database,
        sql ->
            parameters
                .to(sql.createGet(select))
                .execute()
                .map(row -> Rows.number(row, "number"))
                .orElseThrow());
  }
}
