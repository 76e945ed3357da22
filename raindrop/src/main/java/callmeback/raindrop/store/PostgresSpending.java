package callmeback.raindrop.store;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.SpendCaps;
import callmeback.core.billing.SpendCaps.Spent;
import callmeback.core.billing.SpendStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people allow themselves to spend and what they have spent, in PostgreSQL.
public final class PostgresSpending implements SpendStore {
  private final Database database;

  public PostgresSpending(Database database) {
    this.database = database;
  }

  @Override
  public SpendCaps caps(UUID accountId) {
    return Rows.in(database, sql -> caps(sql, accountId));
  }

  @Override
  public void caps(UUID accountId, SpendCaps caps) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO spend_caps (user_id, daily, monthly)
                    VALUES (:user, CAST(:daily AS bigint), CAST(:monthly AS bigint))
                    ON CONFLICT (user_id) DO UPDATE
                       SET daily = excluded.daily, monthly = excluded.monthly
                    """)
                .addParam("user", accountId)
                .addParam("daily", (Object) value(caps.daily()))
                .addParam("monthly", (Object) value(caps.monthly()))
                .execute());
  }

  @Override
  public Spent spent(UUID accountId) {
    return Rows.in(database, sql -> spent(sql, accountId));
  }

  /// Holds a new hold to its account's limits; holds of one account take turns, so that two at once
  /// cannot pass where only one may.
  static void check(DbExecute sql, Hold hold) {
    sql.createGet("SELECT 1 FROM users WHERE id = :user FOR NO KEY UPDATE")
        .addParam("user", hold.accountId())
        .execute();
    caps(sql, hold.accountId()).check(spent(sql, hold.accountId()), hold.amount());
  }

  private static SpendCaps caps(DbExecute sql, UUID accountId) {
    return sql.createGet("SELECT daily, monthly FROM spend_caps WHERE user_id = :user")
        .addParam("user", accountId)
        .execute()
        .map(row -> new SpendCaps(cents(row, "daily"), cents(row, "monthly")))
        .orElse(SpendCaps.NONE);
  }

  private static Spent spent(DbExecute sql, UUID accountId) {
    return sql.createGet(
            """
            SELECT coalesce(sum(cents) FILTER (
                     WHERE created_at >= date_trunc('day', now(), 'UTC')), 0) AS today,
                   coalesce(sum(cents) FILTER (
                     WHERE created_at >= date_trunc('month', now(), 'UTC')), 0) AS this_month,
                   coalesce(bool_or(disputed), false) AS disputed
              FROM (SELECT created_at, disputed,
                           CASE state WHEN 'CAPTURED' THEN greatest(captured - refunded, 0)
                                      WHEN 'SETTLING' THEN due
                                      WHEN 'RELEASED' THEN 0
                                      WHEN 'REFUSED' THEN 0
                                      ELSE amount END AS cents
                      FROM payments
                     WHERE user_id = :user
                       AND (disputed OR created_at >= date_trunc('month', now(), 'UTC'))) AS recent
            """)
        .addParam("user", accountId)
        .execute()
        .map(row ->
            new Spent(
                Cents.of(Rows.number(row, "today")),
                Cents.of(Rows.number(row, "this_month")),
                Rows.flag(row, "disputed")))
        .orElseThrow();
  }

  private static @Nullable Cents cents(DbRow row, String column) {
    return Columns.optional(row, column, Long.class).map(Cents::of).orElse(null);
  }

  private static @Nullable Long value(@Nullable Cents cents) {
    return cents == null ? null : cents.value();
  }
}
