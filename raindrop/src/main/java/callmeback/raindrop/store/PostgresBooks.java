package callmeback.raindrop.store;

import callmeback.core.billing.Aftermath;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Discrepancy;
import callmeback.core.billing.DiscrepancyStore;
import callmeback.core.billing.Hold;
import callmeback.core.billing.LedgerEntry;
import callmeback.core.billing.LedgerStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Our books in PostgreSQL: every cent's way, and where the payment provider's say something else.
public final class PostgresBooks implements LedgerStore, DiscrepancyStore, Aftermath.Store {
  private final Database database;

  public PostgresBooks(Database database) {
    this.database = database;
  }

  @Override
  public List<LedgerEntry> ofCall(UUID callId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT l.kind, l.amount, l.cause, l.at
                      FROM ledger l JOIN payments p ON p.id = l.payment_id
                     WHERE p.call_id = :call ORDER BY l.entry
                    """)
                .addParam("call", callId)
                .execute()
                .map(PostgresBooks::entry)
                .toList());
  }

  @Override
  public Optional<Hold> hold(String intentId, @Nullable UUID holdId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT * FROM payments WHERE intent_id = :intent OR id = CAST(:id AS uuid)
                     ORDER BY intent_id IS NOT DISTINCT FROM :intent DESC LIMIT 1
                    """)
                .addParam("intent", intentId)
                .addParam("id", (Object) holdId)
                .execute()
                .map(PostgresPayments::hold));
  }

  @Override
  public void record(Discrepancy discrepancy, boolean settled) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO discrepancies (intent_id, kind, payment_id, ours, theirs, settled_at)
                    VALUES (:intent, :kind, CAST(:hold AS uuid), :ours, :theirs,
                            CASE WHEN :settled THEN now() END)
                    ON CONFLICT (intent_id, kind) DO UPDATE
                       SET ours = excluded.ours, theirs = excluded.theirs,
                           settled_at = coalesce(discrepancies.settled_at, excluded.settled_at)
                    """)
                .addParam("intent", discrepancy.intentId())
                .addParam("kind", discrepancy.kind().name())
                .addParam("hold", (Object) discrepancy.holdId())
                .addParam("ours", discrepancy.ours().value())
                .addParam("theirs", discrepancy.theirs().value())
                .addParam("settled", settled)
                .execute());
  }

  @Override
  public List<UUID> overdue(Instant since, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT id FROM payments WHERE state = 'SETTLING' AND updated_at < :since
                     ORDER BY updated_at LIMIT :limit
                    """)
                .addParam("since", Columns.timestamp(since))
                .addParam("limit", limit)
                .execute()
                .map(row -> Rows.uuid(row, "id"))
                .toList());
  }

  @Override
  public void afterwards(UUID holdId, Cents refunded, boolean disputed) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE payments SET refunded = greatest(refunded, :refunded), disputed = :disputed
                     WHERE id = :id AND (refunded < :refunded OR disputed <> :disputed)
                    """)
                .addParam("refunded", refunded.value())
                .addParam("disputed", disputed)
                .addParam("id", holdId)
                .execute());
  }

  /// How many payments do not agree with the provider's books and wait for a person.
  public long discrepancies() {
    return count("SELECT count(*) AS cents FROM discrepancies WHERE settled_at IS NULL");
  }

  /// What was owed and never to be had, in cents.
  public long lost() {
    return count("SELECT coalesce(sum(amount), 0) AS cents FROM ledger WHERE kind = 'LOSS'");
  }

  private long count(String query) {
    return Rows.in(
        database,
        sql -> sql.createGet(query).execute().map(row -> Rows.number(row, "cents")).orElseThrow());
  }

  private static LedgerEntry entry(DbRow row) {
    return new LedgerEntry(
        LedgerEntry.Kind.valueOf(Rows.text(row, "kind")),
        Cents.of(Rows.number(row, "amount")),
        Rows.text(row, "cause"),
        Columns.instant(row, "at"));
  }
}
