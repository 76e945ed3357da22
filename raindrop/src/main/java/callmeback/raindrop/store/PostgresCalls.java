package callmeback.raindrop.store;

import callmeback.core.Page;
import callmeback.core.billing.Hold;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallStore;
import callmeback.core.call.Relationship;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import callmeback.raindrop.vault.SealedPhones;
import io.helidon.dbclient.DbExecute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls in PostgreSQL.
public final class PostgresCalls implements CallStore {
  // Unique indexes of the schema: one live call a person, and one a telephone.
  private static final String LIVE_USER = "calls_live_user";
  private static final String LIVE_PHONE = "calls_live_phone";

  private final Database database;
  private final SealedPhones phones;
  private final CallRows rows;
  private final CallList list;
  private final CallCosts costs;

  public PostgresCalls(Database database, SealedPhones phones) {
    this.database = database;
    this.phones = phones;
    this.rows = new CallRows(phones);
    this.list = new CallList(database, rows);
    this.costs = new CallCosts(database);
  }

  @Override
  public Begun begin(Call call, Hold hold) {
    try {
      return Rows.in(
          database,
          sql -> {
            if (!bind(sql, call.id(), hold.id())) {
              return Begun.HOLD_TAKEN;
            }
            insert(sql, call);
            return Begun.STARTED;
          });
    } catch (Duplicate e) {
      return switch (e.constraint()) {
        case LIVE_USER -> Begun.CALL_IN_PROGRESS;
        case LIVE_PHONE -> Begun.PHONE_BUSY;
        default -> throw e;
      };
    }
  }

  private static boolean bind(DbExecute sql, UUID callId, UUID holdId) {
    return sql.createUpdate(
                """
                UPDATE payments SET call_id = :call, updated_at = now()
                 WHERE id = :hold AND call_id IS NULL AND state = 'HELD'
                """)
            .addParam("call", callId)
            .addParam("hold", holdId)
            .execute()
        == 1;
  }

  private void insert(DbExecute sql, Call call) {
    sql.createInsert(
            """
            INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes, status, created_at, dialled_at)
            VALUES (:id, :user, :persona, :personaName, :phone, :intent, :minutes, :status, :created, :created)
            """)
        .addParam("id", call.id())
        .addParam("user", call.accountId())
        .addParam("persona", call.personaId())
        .addParam("personaName", call.personaName())
        .addParam("phone", phones.seal(call.phone()))
        .addParam("intent", call.intentId())
        .addParam("minutes", call.minutes().value())
        .addParam("status", call.status().name())
        .addParam("created", Columns.timestamp(call.createdAt()))
        .execute();
  }

  @Override
  public Optional<Call> find(UUID id) {
    return one("SELECT * FROM calls WHERE id = :key", id);
  }

  @Override
  public Optional<Call> findBySid(String sid) {
    return one("SELECT * FROM calls WHERE sid = :key", sid);
  }

  private Optional<Call> one(String select, Object key) {
    return Rows.in(
        database, sql -> sql.createGet(select).addParam("key", key).execute().map(rows::call));
  }

  @Override
  public Page<Call> list(UUID accountId, CallQuery query) {
    return list.page(accountId, query);
  }

  @Override
  public boolean dialled(UUID id, String sid) {
    return changed(
        "UPDATE calls SET sid = :value WHERE id = :id AND (sid IS NULL OR sid = :value)", id, sid);
  }

  @Override
  public void answered(UUID id, Instant at) {
    changed(
        """
        UPDATE calls SET status = 'IN_PROGRESS', answered_at = :value
         WHERE id = :id AND status = 'INITIATED'
        """,
        id,
        Columns.timestamp(at));
  }

  @Override
  public void heard(UUID id, Instant at) {
    changed(
        "UPDATE calls SET heard_at = :value WHERE id = :id AND heard_at IS NULL",
        id,
        Columns.timestamp(at));
  }

  private boolean changed(String update, UUID id, @Nullable Object value) {
    return Rows.in(
            database,
            sql -> sql.createUpdate(update).addParam("value", value).addParam("id", id).execute())
        == 1;
  }

  @Override
  public boolean end(UUID id, Ending ending) {
    return Rows.in(
        database,
        sql -> {
          var ended = finish(sql, id, ending) == 1;
          if (ended) {
            owe(sql, id, ending);
          }
          return ended;
        });
  }

  private static long finish(DbExecute sql, UUID id, Ending ending) {
    return sql.createUpdate(
            """
            UPDATE calls SET status = :status, outcome = :outcome, seconds = :seconds, cost = :cost, ended_at = :at
             WHERE id = :id AND status IN ('INITIATED', 'IN_PROGRESS')
            """)
        .addParam("status", ending.outcome().status().name())
        .addParam("outcome", ending.outcome().name())
        .addParam("seconds", ending.seconds())
        .addParam("cost", ending.cost().value())
        .addParam("at", Columns.timestamp(ending.at()))
        .addParam("id", id)
        .execute();
  }

  private static void owe(DbExecute sql, UUID callId, Ending ending) {
    sql.createUpdate(
            """
            UPDATE payments SET state = 'SETTLING', due = :due, updated_at = now()
             WHERE call_id = :call AND state = 'HELD'
            """)
        .addParam("due", ending.cost().value())
        .addParam("call", callId)
        .execute();
  }

  @Override
  public List<Call> live(Instant createdBefore, int limit) {
    return many(
        """
        SELECT * FROM calls WHERE status IN ('INITIATED', 'IN_PROGRESS') AND created_at < :before
         ORDER BY created_at, id LIMIT :limit
        """,
        createdBefore,
        limit);
  }

  @Override
  public List<Call> untranscribed(Instant endedBefore, int limit) {
    return many(
        """
        SELECT * FROM calls WHERE heard_at IS NOT NULL AND NOT transcribed AND ended_at < :before
         ORDER BY ended_at, id LIMIT :limit
        """,
        endedBefore,
        limit);
  }

  private List<Call> many(String select, Instant before, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(select)
                .addParam("before", Columns.timestamp(before))
                .addParam("limit", limit)
                .execute()
                .map(rows::call)
                .toList());
  }

  @Override
  public void transcribed(UUID id) {
    changed("UPDATE calls SET transcribed = CAST(:value AS boolean) WHERE id = :id", id, true);
  }

  @Override
  public Relationship relationship(UUID accountId, UUID personaId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT count(*) AS calls, coalesce(sum((seconds + 59) / 60), 0) AS minutes,
                           max(ended_at) AS last_spoken
                      FROM calls WHERE user_id = :user AND persona_id = :persona AND status = 'COMPLETED'
                    """)
                .addParam("user", accountId)
                .addParam("persona", personaId)
                .execute()
                .map(row ->
                    new Relationship(
                        Rows.number(row, "calls"),
                        Rows.number(row, "minutes"),
                        Columns.optionalInstant(row, "last_spoken").orElse(null)))
                .orElseThrow());
  }

  @Override
  public void addCosts(UUID id, Map<String, Long> microDollars) {
    costs.add(id, microDollars);
  }

  @Override
  public Map<String, Long> costs(UUID id) {
    return costs.of(id);
  }
}
