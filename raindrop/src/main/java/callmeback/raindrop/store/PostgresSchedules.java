package callmeback.raindrop.store;

import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.call.Outcome;
import callmeback.core.schedule.ScheduleStore;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbStatementDml;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scheduled calls in PostgreSQL, whose clock all nodes go by.
public final class PostgresSchedules implements ScheduleStore {
  private final Database database;
  private final ScheduleRows rows;
  private final ScheduleLists lists;

  public PostgresSchedules(Database database, Vault vault, SealedPhones phones) {
    this.database = database;
    this.rows = new ScheduleRows(vault, phones);
    this.lists = new ScheduleLists(database, rows);
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
            rows.insert(sql, call, call.at());
            return Added.ADDED;
          });
    } catch (Duplicate e) {
      if (e.constraint().equals("scheduled_calls_intent")) {
        return Added.HOLD_TAKEN;
      }
      throw e;
    }
  }

  /// A series whose call is placed waits with its next one.
  private static long waiting(DbExecute sql, UUID accountId) {
    return sql.createGet(
            """
            SELECT count(*) AS waiting FROM scheduled_calls
             WHERE user_id = :user
               AND (state = 'SCHEDULED' OR state = 'DIALLING' AND series_id IS NOT NULL)
            """)
        .addParam("user", accountId)
        .execute()
        .map(row -> Rows.number(row, "waiting"))
        .orElseThrow();
  }

  @Override
  public Optional<ScheduledCall> find(UUID id) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT * FROM scheduled_calls WHERE id = :id")
                .addParam("id", id)
                .execute()
                .map(rows::call));
  }

  @Override
  public List<ScheduledCall> list(UUID accountId, @Nullable State state, boolean latestFirst) {
    return lists.all(accountId, state, latestFirst);
  }

  @Override
  public Page<ScheduledCall> page(
      UUID accountId, @Nullable State state, boolean latestFirst, PageRequest request) {
    return lists.page(accountId, state, latestFirst, request);
  }

  @Override
  public boolean change(UUID id, Change change) {
    return update(
        id,
        """
        at = CAST(:at AS timestamptz), dial_at = CAST(:at AS timestamptz),
        hold_at = CAST(:hold AS timestamptz), reminded = false,
        series_id = :series, every = :every, zone = :zone, wall_second = :second, wall_day = :day,
        until = :until, unpaid = :unpaid, purpose = :purpose
         WHERE id = :id AND state = 'SCHEDULED'
        """,
        statement ->
            rows.bind(statement, id, change.series(), change.purpose())
                .addParam("at", Columns.timestamp(change.at()))
                .addParam("hold", Columns.timestamp(change.holdAt())));
  }

  @Override
  public boolean move(UUID id, State from, State to) {
    return Rows.in(database, sql -> moved(sql, id, from, to));
  }

  @Override
  public boolean end(ScheduledCall call, State from, State to, @Nullable Next next) {
    return Rows.in(
        database,
        sql -> {
          var ended = asItWas(sql, call) && moved(sql, call.id(), from, to);
          if (ended && next != null) {
            rows.insert(sql, next.call(), next.holdAt());
          }
          return ended;
        });
  }

  private static boolean asItWas(DbExecute sql, ScheduledCall call) {
    var series = call.series();
    return sql.createGet(
            """
            SELECT 1 FROM scheduled_calls
             WHERE id = :id AND at = :at
               AND series_id IS NOT DISTINCT FROM CAST(:series AS uuid)
               FOR NO KEY UPDATE
            """)
        .addParam("id", call.id())
        .addParam("at", Columns.timestamp(call.at()))
        .addParam("series", (Object) (series == null ? null : series.id()))
        .execute()
        .isPresent();
  }

  private static boolean moved(DbExecute sql, UUID id, State from, State to) {
    return sql.createUpdate(
                """
                UPDATE scheduled_calls SET state = :to, claimed_at = now()
                 WHERE id = :id AND state = :from
                """)
            .addParam("to", to.name())
            .addParam("from", from.name())
            .addParam("id", id)
            .execute()
        == 1;
  }

  @Override
  public void called(UUID id, UUID callId) {
    update(
        id,
        "call_id = :call WHERE id = :id AND state = 'DIALLING' AND call_id IS NULL",
        statement -> statement.addParam("call", callId));
  }

  @Override
  public void postpone(UUID id, Instant until) {
    update(
        id,
        """
        state = 'SCHEDULED', dial_at = CAST(:until AS timestamptz)
         WHERE id = :id AND state = 'DIALLING' AND call_id IS NULL
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
        """
        state = 'DIALLING' AND call_id IS NULL AND claimed_at < :before ORDER BY claimed_at, id
        """,
        claimedBefore,
        limit);
  }

  @Override
  public List<Placed> over(int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT s.*, c.outcome FROM scheduled_calls s JOIN calls c ON c.id = s.call_id
                     WHERE s.state = 'DIALLING' AND c.outcome IS NOT NULL
                     ORDER BY s.claimed_at, s.id LIMIT :limit
                    """)
                .addParam("limit", limit)
                .execute()
                .map(row -> new Placed(rows.call(row), Outcome.valueOf(Rows.text(row, "outcome"))))
                .toList());
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
                .map(rows::call)
                .toList());
  }
}
