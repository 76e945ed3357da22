package callmeback.raindrop.store;

import callmeback.core.account.Account;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.ProofStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Proofs of telephone numbers in PostgreSQL.
public final class PostgresProofs implements ProofStore {
  private final Database database;

  public PostgresProofs(Database database) {
    this.database = database;
  }

  @Override
  public Instant begin(UUID accountId, PhoneNumber phone, Instant now, Instant expires) {
    return Rows.in(
        database,
        sql -> {
          forget(sql, accountId, phone, now);
          return sql.createQuery(
                  """
                  INSERT INTO phone_proofs (user_id, phone, begun_at, expires_at)
                  VALUES (:user, :phone, :now, :expires)
                  ON CONFLICT (user_id) DO UPDATE SET phone = excluded.phone
                  RETURNING expires_at
                  """)
              .addParam("user", accountId)
              .addParam("phone", phone.e164())
              .addParam("now", Columns.timestamp(now))
              .addParam("expires", Columns.timestamp(expires))
              .execute()
              .map(row -> Columns.instant(row, "expires_at"))
              .findFirst()
              .orElseThrow();
        });
  }

  /// What does not run any more, or is about another number.
  private static void forget(DbExecute sql, UUID accountId, PhoneNumber phone, Instant now) {
    sql.createDelete(
            """
            DELETE FROM phone_proofs
             WHERE user_id = :user
               AND (phone <> :phone OR proved_at IS NOT NULL OR expires_at <= CAST(:now AS timestamptz))
            """)
        .addParam("user", accountId)
        .addParam("phone", phone.e164())
        .addParam("now", Columns.timestamp(now))
        .execute();
  }

  @Override
  public Optional<Try> count(UUID accountId, Instant now) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    UPDATE phone_proofs SET tries = tries + 1
                     WHERE user_id = :user AND proved_at IS NULL
                       AND expires_at > CAST(:now AS timestamptz)
                    RETURNING phone, tries, expires_at
                    """)
                .addParam("user", accountId)
                .addParam("now", Columns.timestamp(now))
                .execute()
                .map(row ->
                    new Try(
                        new PhoneNumber(Rows.text(row, "phone")),
                        (int) Rows.number(row, "tries"),
                        Columns.instant(row, "expires_at")))
                .findFirst());
  }

  @Override
  public Optional<Account> proved(UUID accountId, PhoneNumber phone, String consent, Instant at) {
    return Rows.in(
        database,
        sql -> {
          sql.createUpdate(
                  """
                  UPDATE phone_proofs
                     SET proved_at = CAST(:at AS timestamptz), consent = :consent
                   WHERE user_id = :user AND phone = :phone
                  """)
              .addParam("at", Columns.timestamp(at))
              .addParam("consent", consent)
              .addParam("user", accountId)
              .addParam("phone", phone.e164())
              .execute();
          return sql.createQuery(
                  """
                  UPDATE users SET phone_verified = true, updated_at = CAST(:at AS timestamptz)
                   WHERE id = :user AND phone = :phone AND leaving_at IS NULL
                  RETURNING *
                  """)
              .addParam("at", Columns.timestamp(at))
              .addParam("user", accountId)
              .addParam("phone", phone.e164())
              .execute()
              .map(PostgresAccounts::account)
              .findFirst();
        });
  }
}
