package callmeback.raindrop.store;

import callmeback.core.account.DepartureStore;
import callmeback.core.account.PhoneNumber;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.SealedPhones;
import io.helidon.dbclient.DbExecute;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// People who leave, in PostgreSQL: the row of the account is the outbox of its erasure.
public final class PostgresDepartures implements DepartureStore {
  /// In this order.
  private static final List<String> ERASURE =
      List.of(
          "DELETE FROM access_tokens WHERE user_id = :user",
          "DELETE FROM spend_intents WHERE user_id = :user",
          "DELETE FROM audit_log WHERE user_id = :user",
          "DELETE FROM contacts WHERE user_id = :user",
          "DELETE FROM memory_bond WHERE user_id = :user",
          "DELETE FROM personas WHERE created_by = CAST(CAST(:user AS uuid) AS text)",
          "DELETE FROM scheduled_calls WHERE user_id = :user",
          "DELETE FROM payment_methods WHERE user_id = :user",
          "UPDATE payments SET card_id = NULL WHERE user_id = :user",
          """
          UPDATE users
             SET email = 'erased:' || id, name = '', phone = 'erased:' || id, password_hash = '',
                 email_verified = false, phone_verified = false, keep_audio = false,
                 erased_at = coalesce(erased_at, now())
           WHERE id = :user
          """);

  /// The number of calls whose number is erased.
  private static final PhoneNumber NOBODY = new PhoneNumber("+10000000000");

  private final Database database;
  private final SealedPhones phones;

  public PostgresDepartures(Database database, SealedPhones phones) {
    this.database = database;
    this.phones = phones;
  }

  @Override
  public void leave(UUID accountId, Instant now) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE users SET leaving_at = CAST(:now AS timestamptz),
                                     leave_next = CAST(:now AS timestamptz)
                     WHERE id = :user AND leaving_at IS NULL
                    """)
                .addParam("now", Columns.timestamp(now))
                .addParam("user", accountId)
                .execute());
  }

  /// From 5 seconds to 10 minutes between tries.
  @Override
  public List<UUID> claim(Instant now, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    UPDATE users
                       SET leave_tries = leave_tries + 1,
                           leave_next = CAST(:now AS timestamptz)
                             + least(600, 5 * power(2, least(leave_tries, 10))) * interval '1 second'
                     WHERE id IN (SELECT id FROM users
                                   WHERE leaving_at IS NOT NULL AND departed_at IS NULL
                                     AND leave_next <= CAST(:now AS timestamptz)
                                   ORDER BY leave_next LIMIT :limit FOR UPDATE SKIP LOCKED)
                    RETURNING id
                    """)
                .addParam("now", Columns.timestamp(now))
                .addParam("limit", limit)
                .execute()
                .map(row -> Rows.uuid(row, "id"))
                .toList());
  }

  /// A request lives 30 seconds at most (contract), and a conversation closes its notes within a
  /// minute of its call's end.
  @Override
  public boolean busy(UUID accountId, Instant now) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT 1 FROM users u
                     WHERE u.id = :user AND (
                       u.leaving_at > CAST(:now AS timestamptz) - interval '30 seconds'
                       OR EXISTS (SELECT 1 FROM calls c WHERE c.user_id = u.id AND (
                            c.outcome IS NULL
                            OR c.heard_at IS NOT NULL AND NOT c.transcribed
                            OR c.answered_at IS NOT NULL
                               AND c.ended_at > CAST(:now AS timestamptz) - interval '1 minute'))
                       OR EXISTS (SELECT 1 FROM scheduled_calls s
                                   WHERE s.user_id = u.id AND s.state IN ('SCHEDULED', 'DIALLING'))
                       OR EXISTS (SELECT 1 FROM payments p WHERE p.user_id = u.id
                            AND p.state IN ('REQUESTED', 'UNAUTHORISED', 'HELD', 'SETTLING')))
                    """)
                .addParam("user", accountId)
                .addParam("now", Columns.timestamp(now))
                .execute()
                .isPresent());
  }

  @Override
  public List<String> idleHolds(UUID accountId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT intent_id FROM payments
                     WHERE user_id = :user AND call_id IS NULL AND intent_id IS NOT NULL
                       AND state IN ('UNAUTHORISED', 'HELD', 'SETTLING')
                    """)
                .addParam("user", accountId)
                .execute()
                .map(row -> Rows.text(row, "intent_id"))
                .toList());
  }

  @Override
  public void erase(UUID accountId) {
    Rows.in(
        database,
        sql -> {
          eraseCalls(sql, accountId);
          ERASURE.forEach(statement -> run(sql, statement, accountId));
          return true;
        });
  }

  private void eraseCalls(DbExecute sql, UUID accountId) {
    sql.createUpdate(
            "UPDATE calls SET phone = :phone, persona_name = 'Erased' WHERE user_id = :user")
        .addParam("phone", phones.seal(NOBODY))
        .addParam("user", accountId)
        .execute();
  }

  private static void run(DbExecute sql, String statement, UUID accountId) {
    sql.createDmlStatement(statement).addParam("user", accountId).execute();
  }

  @Override
  public void departed(UUID accountId, Instant now) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    "UPDATE users SET departed_at = CAST(:now AS timestamptz) WHERE id = :user")
                .addParam("now", Columns.timestamp(now))
                .addParam("user", accountId)
                .execute());
  }
}
