package callmeback.raindrop.store;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Usage;
import callmeback.core.billing.UsageStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What calls came to, added up in PostgreSQL.
public final class PostgresUsage implements UsageStore {
  private final Database database;

  public PostgresUsage(Database database) {
    this.database = database;
  }

  @Override
  public List<Usage.Month> since(UUID accountId, YearMonth first) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS calls,
                           sum(cost) AS spent
                      FROM calls
                     WHERE user_id = :user AND cost > 0 AND created_at >= :first
                     GROUP BY 1
                    """)
                .addParam("user", accountId)
                .addParam(
                    "first",
                    Columns.timestamp(first.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .execute()
                .map(row ->
                    new Usage.Month(
                        YearMonth.parse(Rows.text(row, "month")),
                        (int) Rows.number(row, "calls"),
                        Cents.of(Rows.number(row, "spent"))))
                .toList());
  }
}
