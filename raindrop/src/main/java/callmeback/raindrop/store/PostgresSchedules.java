package callmeback.raindrop.store;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Minutes;
import callmeback.core.schedule.ScheduleStore;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementDml;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scheduled calls in PostgreSQL, whose clock all nodes go by.
public final class PostgresSchedules implements ScheduleStore {
  private final Database database;

  public PostgresSchedules(Database database) {
    this.database = database;
  }

  @Override
  public Instant now() {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT now() AS now")
                .execute()
                .map(row -> Columns.instant(row, "now"))
                .orElseThrow());
  }

  /// Whoever schedules for the same account takes turns, so that the count holds.
  @Override
  public Added add(ScheduledCall call, int most) {
    try {
      return Rows.in(
          database,
          sql -> {
            sql.createGet("SELECT 1 FROM users WHERE id = :user FOR NO KEY UPDATE")
                .addParam("user", call.accountId())
                .execute();
            if (waiting(sql, call.accountId()) >= most) {
              return Added.TOO_MANY;
            }
            insert(sql, call);
            return Added.ADDED;
          });
    } catch (Duplicate e) {
      if (e.constraint().equals("scheduled_calls_intent")) {
        return Added.HOLD_TAKEN;
      }
      throw e;
    }
  }

  private static long waiting(DbExecute sql, UUID accountId) {
    return sql.createGet(
            """
            SELECT count(*) AS waiting FROM scheduled_calls
             WHERE user_id = :user AND state = 'SCHEDULED'
            """)
        .addParam("user", accountId)
        .execute()
        .map(row -> Rows.number(row, "waiting"))
        .orElseThrow();
  }

  private static void insert(DbExecute sql, ScheduledCall call) {
    sql.createInsert(
            """
            INSERT INTO scheduled_calls (id, user_id, persona_id, persona_name, phone, minutes, intent_id,
                                         at, dial_at, hold_at, state, created_at)
            VALUES (:id, :user, :persona, :name, :phone, :minutes, :intent, :at, :at, :at, :state, :created)
            """)
        .addParam("id", call.id())
        .addParam("user", call.accountId())
        .addParam("persona", call.personaId())
        .addParam("name", call.personaName())
        .addParam("phone", call.phone().e164())
        .addParam("minutes", call.minutes().value())
        .addParam("intent", (Object) call.intentId())
        .addParam("at", Columns.timestamp(call.at()))
        .addParam("state", call.state().name())
        .addParam("created", Columns.timestamp(call.createdAt()))
        .execute();
  }

  @Override
  public Optional<ScheduledCall> find(UUID id) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT * FROM scheduled_calls WHERE id = :id")
                .addParam("id", id)
                .execute()
                .map(PostgresSchedules::call));
  }

  @Override
  public List<ScheduledCall> list(UUID accountId, @Nullable State state, boolean latestFirst) {
    var select =
        """
        SELECT * FROM scheduled_calls
         WHERE user_id = :user AND (CAST(:state AS text) IS NULL OR state = CAST(:state AS text))
         ORDER BY at %s, id
        """
            .formatted(latestFirst ? "DESC" : "");
    return Rows.in(
        database,
        sql ->
            sql.createQuery(select)
                .addParam("user", accountId)
                .addParam("state", (Object) (state == null ? null : state.name()))
                .execute()
                .map(PostgresSchedules::call)
                .toList());
  }

  @Override
  public boolean reschedule(UUID id, Instant at, Instant holdAt) {
    return update(
        id,
        """
        at = CAST(:at AS timestamptz), dial_at = CAST(:at AS timestamptz),
        hold_at = CAST(:hold AS timestamptz), reminded = false
         WHERE id = :id AND state = 'SCHEDULED'
        """,
        statement ->
            statement
                .addParam("at", Columns.timestamp(at))
                .addParam("hold", Columns.timestamp(holdAt)));
  }

  @Override
  public boolean move(UUID id, State from, State to) {
    return update(
        id,
        "state = :to, claimed_at = now() WHERE id = :id AND state = :from",
        statement -> statement.addParam("to", to.name()).addParam("from", from.name()));
  }

  @Override
  public void called(UUID id, UUID callId) {
    update(
        id,
        "state = 'CALLED', call_id = :call WHERE id = :id AND state = 'DIALLING'",
        statement -> statement.addParam("call", callId));
  }

  @Override
  public void postpone(UUID id, Instant until) {
    update(
        id,
        """
        state = 'SCHEDULED', dial_at = CAST(:until AS timestamptz)
         WHERE id = :id AND state = 'DIALLING'
        """,
        statement -> statement.addParam("until", Columns.timestamp(until)));
  }

  @Override
  public List<ScheduledCall> due(Instant now, int limit) {
    return found("state = 'SCHEDULED' AND dial_at <= :before ORDER BY dial_at, id", now, limit);
  }

  @Override
  public List<ScheduledCall> abandoned(Instant claimedBefore, int limit) {
    return found(
        "state = 'DIALLING' AND claimed_at < :before ORDER BY claimed_at, id",
        claimedBefore,
        limit);
  }

  @Override
  public List<ScheduledCall> unpaid(Instant now, int limit) {
    return found(
        "state = 'SCHEDULED' AND intent_id IS NULL AND hold_at <= :before ORDER BY hold_at, id",
        now,
        limit);
  }

  @Override
  public boolean paid(UUID id, String intentId) {
    return update(
        id,
        "intent_id = :intent WHERE id = :id AND state = 'SCHEDULED' AND intent_id IS NULL",
        statement -> statement.addParam("intent", intentId));
  }

  @Override
  public void unpaid(UUID id, Instant holdAt) {
    update(
        id,
        """
        intent_id = NULL, hold_at = CAST(:hold AS timestamptz)
         WHERE id = :id AND state = 'SCHEDULED'
        """,
        statement -> statement.addParam("hold", Columns.timestamp(holdAt)));
  }

  @Override
  public List<ScheduledCall> unreminded(Instant before, int limit) {
    return found(
        "state = 'SCHEDULED' AND NOT reminded AND at <= :before ORDER BY at, id", before, limit);
  }

  @Override
  public boolean remind(UUID id) {
    return update(
        id,
        "reminded = true WHERE id = :id AND state = 'SCHEDULED' AND NOT reminded",
        statement -> statement);
  }

  private interface Parameters {
    DbStatementDml to(DbStatementDml statement);
  }

  private boolean update(UUID id, String what, Parameters parameters) {
    return Rows.in(
            database,
            sql ->
                parameters
                    .to(sql.createUpdate("UPDATE scheduled_calls SET " + what).addParam("id", id))
                    .execute())
        == 1;
  }

  private List<ScheduledCall> found(String which, Instant before, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery("SELECT * FROM scheduled_calls WHERE " + which + " LIMIT :limit")
                .addParam("before", Columns.timestamp(before))
                .addParam("limit", limit)
                .execute()
                .map(PostgresSchedules::call)
                .toList());
  }

  private static ScheduledCall call(DbRow row) {
    return new ScheduledCall(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "user_id"),
        Rows.uuid(row, "persona_id"),
        Rows.text(row, "persona_name"),
        new PhoneNumber(Rows.text(row, "phone")),
        new Minutes((int) Rows.number(row, "minutes")),
        Columns.optional(row, "intent_id", String.class).orElse(null),
        Columns.instant(row, "at"),
        State.valueOf(Rows.text(row, "state")),
        Columns.optional(row, "call_id", UUID.class).orElse(null),
        Columns.instant(row, "created_at"));
  }
}
