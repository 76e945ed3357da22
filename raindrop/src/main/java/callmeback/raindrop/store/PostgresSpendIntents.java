package callmeback.raindrop.store;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import callmeback.core.quote.Allowance;
import callmeback.core.quote.SpendIntent;
import callmeback.core.quote.SpendIntent.Agreement;
import callmeback.core.quote.SpendIntent.Kind;
import callmeback.core.quote.SpendIntents;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What programs spend, in PostgreSQL.
public final class PostgresSpendIntents implements SpendIntents {
  private final Database database;

  public PostgresSpendIntents(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Kept> find(UUID credential, String key) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT i.*, p.intent_id FROM spend_intents i
                      LEFT JOIN payments p ON p.id = i.hold_id
                     WHERE i.credential = :credential AND i.key = :key
                    """)
                .addParam("credential", credential)
                .addParam("key", key)
                .execute()
                .map(PostgresSpendIntents::kept));
  }

  /// Holds are added under the same lock, so that what is counted stands still.
  @Override
  public Claimed claim(SpendIntent intent) {
    try {
      return Rows.in(
          database,
          sql -> {
            sql.createGet("SELECT 1 FROM users WHERE id = :user FOR NO KEY UPDATE")
                .addParam("user", intent.accountId())
                .execute();
            if (known(sql, intent)) {
              return Claimed.KEY_TAKEN;
            }
            requireUnrevoked(sql, intent.credential());
            allowance(sql, intent.credential(), intent.day()).check(intent.reserved());
            insert(sql, intent);
            return Claimed.CLAIMED;
          });
    } catch (Duplicate e) {
      return switch (e.constraint()) {
        case "spend_intents_quote", "spend_intents_slip" -> Claimed.AGREEMENT_USED;
        default -> throw e;
      };
    }
  }

  @Override
  public Allowance allowance(Actor actor, LocalDate day) {
    return Rows.in(database, sql -> allowance(sql, actor.credential(), day));
  }

  @Override
  public void done(UUID id, UUID result) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE spend_intents SET state = 'DONE', result = :result
                     WHERE id = :id AND state = 'CLAIMED'
                    """)
                .addParam("result", result)
                .addParam("id", id)
                .execute());
  }

  @Override
  public void refused(UUID id, String sentence) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE spend_intents SET state = 'FAILED', refusal = :refusal
                     WHERE id = :id AND state = 'CLAIMED'
                    """)
                .addParam("refusal", sentence)
                .addParam("id", id)
                .execute());
  }

  @Override
  public List<Left> unfinished(Instant before, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT i.*, p.intent_id, coalesce(p.call_id, s.id) AS found
                      FROM spend_intents i
                      LEFT JOIN payments p ON p.id = i.hold_id
                      LEFT JOIN scheduled_calls s
                        ON s.intent_id = p.intent_id AND s.state IN ('SCHEDULED', 'DIALLING')
                     WHERE i.state = 'CLAIMED' AND i.created_at < :before
                     ORDER BY i.created_at, i.id LIMIT :limit
                    """)
                .addParam("before", Columns.timestamp(before))
                .addParam("limit", limit)
                .execute()
                .map(row ->
                    new Left(
                        intent(row),
                        Columns.optional(row, "intent_id", String.class).orElse(null),
                        Columns.optional(row, "found", UUID.class).orElse(null)))
                .toList());
  }

  @Override
  public void forgetFinished(Instant before) {
    Rows.in(
        database,
        sql ->
            sql.createDelete(
                    "DELETE FROM spend_intents WHERE created_at < :before AND state <> 'CLAIMED'")
                .addParam("before", Columns.timestamp(before))
                .execute());
  }

  private static boolean known(DbExecute sql, SpendIntent intent) {
    return sql.createGet(
            "SELECT 1 FROM spend_intents WHERE credential = :credential AND key = :key")
        .addParam("credential", intent.credential())
        .addParam("key", intent.key())
        .execute()
        .isPresent();
  }

  private static void requireUnrevoked(DbExecute sql, UUID credential) {
    var revoked =
        sql.createGet(
                """
                SELECT 1 FROM access_tokens WHERE id = :credential AND revoked_at IS NOT NULL
                UNION ALL SELECT 1 FROM revoked_tokens WHERE token_id = :credential
                """)
            .addParam("credential", credential)
            .execute();
    if (revoked.isPresent()) {
      throw new ProblemException(new Problem.RevokedToken());
    }
  }

  /// A scheduled call counts on its day, whether money is held for it yet or not. Anything else
  /// counts by what became of its hold, so that what was released is given back.
  private static Allowance allowance(DbExecute sql, UUID credential, LocalDate day) {
    return sql.createGet(
            """
            SELECT (SELECT daily_cap FROM access_tokens WHERE id = :credential) AS cap,
                   coalesce(sum(CASE
                     WHEN s.state IN ('SCHEDULED', 'DIALLING') THEN i.reserved
                     WHEN h.cents IS NOT NULL THEN h.cents
                     WHEN i.state = 'CLAIMED' THEN i.reserved
                     ELSE 0 END), 0) AS spent
              FROM spend_intents i
              LEFT JOIN scheduled_calls s ON i.kind = 'SCHEDULE' AND s.id = i.result
              LEFT JOIN LATERAL (
                SELECT sum(CASE p.state WHEN 'CAPTURED' THEN greatest(p.captured - p.refunded, 0)
                                        WHEN 'SETTLING' THEN p.due
                                        WHEN 'RELEASED' THEN 0
                                        WHEN 'REFUSED' THEN 0
                                        ELSE p.amount END) AS cents
                  FROM payments p
                 WHERE p.id = i.hold_id OR p.intent_id = s.intent_id) h ON true
             WHERE i.credential = :credential
               AND coalesce(CAST(s.at AT TIME ZONE 'UTC' AS date), i.day) = CAST(:day AS date)
            """)
        .addParam("credential", credential)
        .addParam("day", day)
        .execute()
        .map(row ->
            new Allowance(
                Columns.optional(row, "cap", Long.class).map(Cents::of).orElse(null),
                Cents.of(Rows.number(row, "spent"))))
        .orElseThrow();
  }

  private static void insert(DbExecute sql, SpendIntent intent) {
    sql.createInsert(
            """
            INSERT INTO spend_intents (id, user_id, credential, key, fingerprint, kind, reserved,
                                       hold_id, quote, slip, day, state, created_at)
            VALUES (:id, :user, :credential, :key, :fingerprint, :kind, :reserved, :hold,
                    CAST(:quote AS uuid), CAST(:slip AS uuid), :day, 'CLAIMED', :created)
            """)
        .addParam("id", intent.id())
        .addParam("user", intent.accountId())
        .addParam("credential", intent.credential())
        .addParam("key", intent.key())
        .addParam("fingerprint", intent.fingerprint())
        .addParam("kind", intent.kind().name())
        .addParam("reserved", intent.reserved().value())
        .addParam("hold", intent.holdId())
        .addParam("quote", (Object) intent.agreement().quote())
        .addParam("slip", (Object) intent.agreement().slip())
        .addParam("day", intent.day())
        .addParam("created", Columns.timestamp(intent.createdAt()))
        .execute();
  }

  private static Kept kept(DbRow row) {
    return new Kept(
        intent(row),
        Columns.optional(row, "result", UUID.class).orElse(null),
        Columns.optional(row, "refusal", String.class).orElse(null),
        Columns.optional(row, "intent_id", String.class).orElse(null));
  }

  private static SpendIntent intent(DbRow row) {
    return new SpendIntent(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "user_id"),
        Rows.uuid(row, "credential"),
        Rows.text(row, "key"),
        Rows.text(row, "fingerprint"),
        Kind.valueOf(Rows.text(row, "kind")),
        Cents.of(Rows.number(row, "reserved")),
        Rows.uuid(row, "hold_id"),
        new Agreement(
            Columns.optional(row, "quote", UUID.class).orElse(null),
            Columns.optional(row, "slip", UUID.class).orElse(null)),
        row.column("day").get(java.sql.Date.class).toLocalDate(),
        Columns.instant(row, "created_at"));
  }
}
