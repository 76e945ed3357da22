package callmeback.raindrop.store;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.dispute.TraceStore;
import callmeback.core.dispute.Traces;
import callmeback.core.dispute.Traces.CardFace;
import callmeback.core.dispute.Traces.Consented;
import callmeback.core.dispute.Traces.Dialling;
import callmeback.core.dispute.Traces.Payment;
import callmeback.core.dispute.Traces.Report;
import callmeback.core.dispute.Traces.Scheduled;
import callmeback.core.dispute.Traces.Spent;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What calls left behind, in PostgreSQL.
public final class PostgresEvidence implements TraceStore {
  private final Database database;

  public PostgresEvidence(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Traces> of(UUID callId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT c.dials, c.dialled_at, c.phone = u.phone AS own,
                           p.id AS hold, p.state, p.refunded, p.disputed, m.brand, m.last4,
                           u.phone_consent, u.phone_consent_at,
                           s.id AS scheduled, s.created_at AS asked_at, s.at,
                           i.credential, i.quote, i.slip, i.created_at AS spent_at
                      FROM calls c
                      JOIN users u ON u.id = c.user_id
                      JOIN payments p ON p.call_id = c.id
                      LEFT JOIN payment_methods m ON m.id = p.card_id
                      LEFT JOIN scheduled_calls s ON s.call_id = c.id
                      LEFT JOIN spend_intents i
                        ON i.user_id = c.user_id AND i.result IN (c.id, s.id)
                     WHERE c.id = :call
                     ORDER BY i.created_at DESC LIMIT 1
                    """)
                .addParam("call", callId)
                .execute()
                .map(row -> traces(row, reports(sql, callId))));
  }

  private static List<Report> reports(DbExecute sql, UUID callId) {
    return sql.createQuery(
            """
            SELECT r.status, r.sequence, r.applied_at
              FROM call_reports r JOIN calls c ON c.sid = r.sid
             WHERE c.id = :call ORDER BY r.applied_at, r.sequence
            """)
        .addParam("call", callId)
        .execute()
        .map(row ->
            new Report(
                Rows.text(row, "status"),
                Rows.text(row, "sequence"),
                Columns.instant(row, "applied_at")))
        .toList();
  }

  private static Traces traces(DbRow row, List<Report> reports) {
    return new Traces(
        payment(row),
        new Dialling(
            (int) Rows.number(row, "dials"),
            Columns.optionalInstant(row, "dialled_at").orElse(null),
            Rows.flag(row, "own"),
            reports),
        consent(row),
        scheduled(row),
        program(row));
  }

  private static Payment payment(DbRow row) {
    return new Payment(
        Rows.uuid(row, "hold"),
        Hold.State.valueOf(Rows.text(row, "state")),
        Columns.optional(row, "brand", String.class)
            .map(brand -> new CardFace(brand, Rows.text(row, "last4")))
            .orElse(null),
        Cents.of(Rows.number(row, "refunded")),
        Rows.flag(row, "disputed"));
  }

  private static @Nullable Consented consent(DbRow row) {
    return Columns.optional(row, "phone_consent", String.class)
        .map(version -> new Consented(version, Columns.instant(row, "phone_consent_at")))
        .orElse(null);
  }

  private static @Nullable Scheduled scheduled(DbRow row) {
    return Columns.optional(row, "scheduled", UUID.class)
        .map(id -> new Scheduled(id, Columns.instant(row, "asked_at"), Columns.instant(row, "at")))
        .orElse(null);
  }

  private static @Nullable Spent program(DbRow row) {
    return Columns.optional(row, "credential", UUID.class)
        .map(credential ->
            new Spent(
                credential,
                Columns.optional(row, "quote", UUID.class).orElse(null),
                Columns.optional(row, "slip", UUID.class).orElse(null),
                Columns.instant(row, "spent_at")))
        .orElse(null);
  }
}
