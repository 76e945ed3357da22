package callmeback.raindrop.store;

import callmeback.core.access.AuditLine;
import callmeback.core.access.AuditLog.Ending;
import callmeback.core.access.AuditStore;
import callmeback.core.access.Verdict;
import callmeback.core.billing.Cents;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The audit log in PostgreSQL.
public final class PostgresAuditLog implements AuditStore {
  private final Database database;

  public PostgresAuditLog(Database database) {
    this.database = database;
  }

  @Override
  public void add(UUID accountId, AuditLine line) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO audit_log (id, user_id, credential, tool, verdict, problem, call_id,
                                           cents, at)
                    VALUES (:id, :user, :credential, :tool, :verdict, CAST(:problem AS text),
                            CAST(:call AS uuid), :cents, :at)
                    """)
                .addParam("id", line.id())
                .addParam("user", accountId)
                .addParam("credential", line.credential())
                .addParam("tool", line.tool())
                .addParam("verdict", line.verdict().name())
                .addParam("problem", (Object) line.problem())
                .addParam("call", (Object) line.callId())
                .addParam("cents", line.cents().value())
                .addParam("at", Columns.timestamp(line.at()))
                .execute());
  }

  @Override
  public void end(UUID id, Ending ending) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE audit_log
                       SET verdict = :verdict, problem = CAST(:problem AS text),
                           call_id = CAST(:call AS uuid), cents = :cents
                     WHERE id = :id AND verdict = 'BEGUN'
                    """)
                .addParam("verdict", ending.verdict().name())
                .addParam("problem", (Object) ending.problem())
                .addParam("call", (Object) ending.callId())
                .addParam("cents", ending.cents().value())
                .addParam("id", id)
                .execute());
  }

  @Override
  public List<AuditLine> list(UUID accountId, Instant from, Instant until, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT * FROM audit_log
                     WHERE user_id = :user AND at >= :from AND at < :until
                     ORDER BY at, id LIMIT :limit
                    """)
                .addParam("user", accountId)
                .addParam("from", Columns.timestamp(from))
                .addParam("until", Columns.timestamp(until))
                .addParam("limit", limit)
                .execute()
                .map(PostgresAuditLog::line)
                .toList());
  }

  @Override
  public long forget(Instant before) {
    return Rows.in(
        database,
        sql ->
            sql.createDelete("DELETE FROM audit_log WHERE at < :before")
                .addParam("before", Columns.timestamp(before))
                .execute());
  }

  private static AuditLine line(DbRow row) {
    return new AuditLine(
        Rows.uuid(row, "id"),
        Columns.instant(row, "at"),
        Rows.uuid(row, "credential"),
        Rows.text(row, "tool"),
        Verdict.valueOf(Rows.text(row, "verdict")),
        Columns.optional(row, "problem", String.class).orElse(null),
        Columns.optional(row, "call_id", UUID.class).orElse(null),
        Cents.of(Rows.number(row, "cents")));
  }
}
