package callmeback.raindrop.store;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.call.DialRecords;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.SealedPhones;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.UUID;

/// What the rules of dialling look at, in PostgreSQL.
public final class PostgresDialRecords implements DialRecords {
  private static final String SPENT =
      """
      SELECT count(*) AS calls,
             coalesce(sum(CASE WHEN c.ended_at IS NULL THEN c.minutes ELSE (c.seconds + 59) / 60 END), 0) AS minutes,
             coalesce(sum(CASE WHEN c.ended_at IS NULL THEN p.amount ELSE c.cost END), 0) AS cost
        FROM calls c
        LEFT JOIN payments p ON c.ended_at IS NULL AND p.call_id = c.id
       WHERE c.created_at >= :since
      """;

  private final Database database;
  private final SealedPhones phones;

  public PostgresDialRecords(Database database, SealedPhones phones) {
    this.database = database;
    this.phones = phones;
  }

  @Override
  public boolean suppressed(PhoneNumber phone) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT 1 FROM suppressed_numbers WHERE phone = :phone")
                .addParam("phone", phones.seal(phone))
                .execute()
                .isPresent());
  }

  @Override
  public void suppress(PhoneNumber phone, Instant at) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO suppressed_numbers (phone, since) VALUES (:phone, :since)
                    ON CONFLICT (phone) DO NOTHING
                    """)
                .addParam("phone", phones.seal(phone))
                .addParam("since", Columns.timestamp(at))
                .execute());
  }

  @Override
  public boolean switchedOff() {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT pulled FROM kill_switch")
                .execute()
                .map(row -> Rows.flag(row, "pulled"))
                .orElse(false));
  }

  @Override
  public void switchOff(boolean off) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate("UPDATE kill_switch SET pulled = :off, changed_at = now()")
                .addParam("off", off)
                .execute());
  }

  @Override
  public Spent spent(UUID accountId, Instant since) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(SPENT + " AND c.user_id = :user")
                .addParam("since", Columns.timestamp(since))
                .addParam("user", accountId)
                .execute()
                .map(PostgresDialRecords::spent)
                .orElseThrow());
  }

  @Override
  public Spent spent(Instant since) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(SPENT)
                .addParam("since", Columns.timestamp(since))
                .execute()
                .map(PostgresDialRecords::spent)
                .orElseThrow());
  }

  private static Spent spent(DbRow row) {
    return new Spent(
        (int) Rows.number(row, "calls"),
        (int) Rows.number(row, "minutes"),
        Cents.of(Rows.number(row, "cost")));
  }
}
