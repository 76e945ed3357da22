package callmeback.raindrop.store;

import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.PaymentStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Customers, cards and holds in PostgreSQL.
public final class PostgresPayments implements PaymentStore {
  /// How long somebody may take between holding the money and asking for the call.
  static final Duration UNUSED = Duration.ofHours(1);

  private final Database database;

  public PostgresPayments(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> customer(UUID accountId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT customer FROM customers WHERE user_id = :user")
                .addParam("user", accountId)
                .execute()
                .map(row -> Rows.text(row, "customer")));
  }

  @Override
  public void customer(UUID accountId, String customer) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO customers (user_id, customer) VALUES (:user, :customer)
                    ON CONFLICT (user_id) DO NOTHING
                    """)
                .addParam("user", accountId)
                .addParam("customer", customer)
                .execute());
  }

  /// Whoever adds cards to the same account takes turns, because two defaults cannot be.
  @Override
  public void card(UUID accountId, Card card) {
    Rows.in(
        database,
        sql -> {
          sql.createGet("SELECT 1 FROM users WHERE id = :user FOR NO KEY UPDATE")
              .addParam("user", accountId)
              .execute();
          if (card.isDefault()) {
            withdrawDefault(sql, accountId);
          }
          if (put(sql, accountId, card) == 0) {
            throw new IllegalStateException("The card belongs to another account");
          }
          return card;
        });
  }

  private static void withdrawDefault(DbExecute sql, UUID accountId) {
    sql.createUpdate(
            "UPDATE payment_methods SET is_default = false WHERE user_id = :user AND is_default")
        .addParam("user", accountId)
        .execute();
  }

  private static long put(DbExecute sql, UUID accountId, Card card) {
    return sql.createInsert(
            """
            INSERT INTO payment_methods (id, user_id, type, last4, brand, exp_month, exp_year,
                                         is_default)
            VALUES (:id, :user, :type, :last4, :brand, :month, :year, :default)
            ON CONFLICT (id) DO UPDATE
               SET last4 = excluded.last4, brand = excluded.brand, exp_month = excluded.exp_month,
                   exp_year = excluded.exp_year,
                   is_default = payment_methods.is_default OR excluded.is_default
             WHERE payment_methods.user_id = excluded.user_id
            """)
        .addParam("id", card.id())
        .addParam("user", accountId)
        .addParam("type", card.type())
        .addParam("last4", card.last4())
        .addParam("brand", card.brand())
        .addParam("month", card.expMonth())
        .addParam("year", card.expYear())
        .addParam("default", card.isDefault())
        .execute();
  }

  @Override
  public List<Card> cards(UUID accountId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    "SELECT * FROM payment_methods WHERE user_id = :user ORDER BY created_at DESC, id")
                .addParam("user", accountId)
                .execute()
                .map(PostgresPayments::card)
                .toList());
  }

  @Override
  public void add(Hold hold) {
    Rows.in(
        database,
        sql -> {
          PostgresSpending.check(sql, hold);
          return insert(sql, hold);
        });
  }

  private static long insert(DbExecute sql, Hold hold) {
    return sql.createInsert(
            """
            INSERT INTO payments (id, user_id, minutes, amount, state, card_id, created_at)
            VALUES (:id, :user, :minutes, :amount, :state, :card, :created)
            """)
        .addParam("id", hold.id())
        .addParam("user", hold.accountId())
        .addParam("minutes", hold.minutes().value())
        .addParam("amount", hold.amount().value())
        .addParam("state", hold.state().name())
        .addParam("card", (Object) hold.cardId())
        .addParam("created", Columns.timestamp(hold.createdAt()))
        .execute();
  }

  @Override
  public Optional<Hold> holdOfIntent(String intentId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT * FROM payments WHERE intent_id = :intent")
                .addParam("intent", intentId)
                .execute()
                .map(PostgresPayments::hold));
  }

  @Override
  public Optional<Hold> holdOfCall(UUID callId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT * FROM payments WHERE call_id = :call")
                .addParam("call", callId)
                .execute()
                .map(PostgresPayments::hold));
  }

  /// Which call it pays for and what is due belong to the call's own writes. A hold that was bound
  /// to a call meanwhile stays: otherwise the sweep could release what pays for a call.
  @Override
  public boolean move(Hold hold, Hold.State from) {
    return Rows.in(
            database,
            sql ->
                sql.createUpdate(
                        """
                        UPDATE payments
                           SET state = :state, captured = :captured, updated_at = now(),
                               intent_id = coalesce(CAST(:intent AS text), intent_id),
                               capture_before = CAST(:before AS timestamptz)
                         WHERE id = :id AND state = :from
                           AND call_id IS NOT DISTINCT FROM CAST(:call AS uuid)
                        """)
                    .addParam("state", hold.state().name())
                    .addParam("captured", hold.captured().value())
                    .addParam("intent", (Object) hold.intentId())
                    .addParam("before", (Object) Columns.timestamp(hold.captureBefore()))
                    .addParam("id", hold.id())
                    .addParam("from", from.name())
                    .addParam("call", (Object) hold.callId())
                    .execute())
        == 1;
  }

  @Override
  public List<Hold> unfinished(Instant before, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT * FROM payments
                     WHERE next_attempt_at <= now()
                       AND ((state IN ('REQUESTED', 'SETTLING') AND updated_at < :before)
                        OR (state IN ('HELD', 'UNAUTHORISED') AND call_id IS NULL
                            AND updated_at < :unused
                            AND NOT EXISTS (SELECT 1 FROM scheduled_calls s
                                             WHERE s.intent_id = payments.intent_id
                                               AND s.state IN ('SCHEDULED', 'DIALLING'))))
                     ORDER BY updated_at, id LIMIT :limit
                    """)
                .addParam("before", Columns.timestamp(before))
                .addParam("unused", Columns.timestamp(before.minus(UNUSED)))
                .addParam("limit", limit)
                .execute()
                .map(PostgresPayments::hold)
                .toList());
  }

  @Override
  public void postpone(UUID holdId) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE payments
                       SET attempts = attempts + 1,
                           next_attempt_at = now() + (0.8 + 0.4 * random())
                             * least(interval '5 s' * power(2, least(attempts, 10)), interval '15 min')
                     WHERE id = :id
                    """)
                .addParam("id", holdId)
                .execute());
  }

  /// How many ended calls have been waiting since then for their money to be captured or released.
  public long overdue(Instant since) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    "SELECT count(*) AS overdue FROM payments WHERE state = 'SETTLING' AND updated_at < :since")
                .addParam("since", Columns.timestamp(since))
                .execute()
                .map(row -> Rows.number(row, "overdue"))
                .orElseThrow());
  }

  private static Card card(DbRow row) {
    return new Card(
        Rows.text(row, "id"),
        Rows.text(row, "type"),
        Rows.text(row, "last4"),
        Rows.text(row, "brand"),
        (int) Rows.number(row, "exp_month"),
        (int) Rows.number(row, "exp_year"),
        Rows.flag(row, "is_default"));
  }

  static Hold hold(DbRow row) {
    return new Hold(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "user_id"),
        new Minutes((int) Rows.number(row, "minutes")),
        Cents.of(Rows.number(row, "amount")),
        Hold.State.valueOf(Rows.text(row, "state")),
        Columns.optional(row, "intent_id", String.class).orElse(null),
        Columns.optional(row, "call_id", UUID.class).orElse(null),
        Cents.of(Rows.number(row, "due")),
        Cents.of(Rows.number(row, "captured")),
        Columns.instant(row, "created_at"),
        Columns.optional(row, "card_id", String.class).orElse(null),
        Columns.optionalInstant(row, "capture_before").orElse(null));
  }
}
