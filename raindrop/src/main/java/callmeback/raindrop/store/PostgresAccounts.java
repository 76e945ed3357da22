package callmeback.raindrop.store;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Consent;
import callmeback.core.account.Credentials;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.ProfileChange;
import callmeback.core.account.ProfileStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import callmeback.raindrop.vault.SealedPhones;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Accounts, failed log-ins and revoked tokens in PostgreSQL.
public final class PostgresAccounts implements AccountStore, ProfileStore {
  private final Database database;
  private final SealedPhones phones;

  public PostgresAccounts(Database database, SealedPhones phones) {
    this.database = database;
    this.phones = phones;
  }

  @Override
  public void add(Account account, String passwordHash) {
    try {
      Rows.in(
          database,
          sql ->
              sql.createInsert(
                      """
                      INSERT INTO users (id, email, name, phone, email_verified, phone_verified,
                                         keep_audio, password_hash, created_at, updated_at)
                      VALUES (:id, :email, :name, :phone, :emailVerified, :phoneVerified,
                              :keepAudio, :hash, :created, :updated)
                      """)
                  .addParam("id", account.id())
                  .addParam("email", account.email().value())
                  .addParam("name", account.name().value())
                  .addParam("phone", phones.seal(account.phone()))
                  .addParam("emailVerified", account.emailVerified())
                  .addParam("phoneVerified", account.phoneVerified())
                  .addParam("keepAudio", account.keepAudio())
                  .addParam("hash", passwordHash)
                  .addParam("created", Columns.timestamp(account.createdAt()))
                  .addParam("updated", Columns.timestamp(account.updatedAt()))
                  .execute());
    } catch (Duplicate e) {
      throw taken(e);
    }
  }

  @Override
  public Optional<Account> find(UUID id) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT * FROM users WHERE id = :id AND erased_at IS NULL")
                .addParam("id", id)
                .execute()
                .map(this::account));
  }

  @Override
  public Optional<Credentials> credentials(EmailAddress email) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT * FROM users WHERE email = :email AND leaving_at IS NULL")
                .addParam("email", email.value())
                .execute()
                .map(row ->
                    new Credentials(
                        account(row),
                        Rows.text(row, "password_hash"),
                        Columns.optionalInstant(row, "locked_until").orElse(null))));
  }

  /// A lock starts the count anew, so that it takes as many failures to lock again.
  @Override
  public void wrongPassword(UUID id, int limit, Instant now, Duration lock) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE users
                       SET failures = CASE WHEN failures + 1 >= :limit THEN 0 ELSE failures + 1 END,
                           locked_until = CASE WHEN failures + 1 >= :limit
                                               THEN CAST(:until AS timestamptz) ELSE locked_until END
                     WHERE id = :id
                    """)
                .addParam("limit", limit)
                .addParam("until", Columns.timestamp(now.plus(lock)))
                .addParam("id", id)
                .execute());
  }

  @Override
  public void rightPassword(UUID id) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE users SET failures = 0, locked_until = NULL
                     WHERE id = :id AND (failures > 0 OR locked_until IS NOT NULL)
                    """)
                .addParam("id", id)
                .execute());
  }

  @Override
  public void revoke(UUID tokenId, Instant expires) {
    Rows.in(
        database,
        sql -> {
          sql.createDelete("DELETE FROM revoked_tokens WHERE expires_at < now()").execute();
          return sql.createInsert(
                  """
                  INSERT INTO revoked_tokens (token_id, expires_at) VALUES (:id, :expires)
                  ON CONFLICT DO NOTHING
                  """)
              .addParam("id", tokenId)
              .addParam("expires", Columns.timestamp(expires))
              .execute();
        });
  }

  @Override
  public Standing standing(UUID accountId, UUID tokenId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT suspended,
                           leaving_at IS NOT NULL
                             OR EXISTS (SELECT 1 FROM revoked_tokens WHERE token_id = :token) AS out
                      FROM users WHERE id = :id
                    """)
                .addParam("token", tokenId)
                .addParam("id", accountId)
                .execute()
                .map(PostgresAccounts::standing)
                .orElse(Standing.LOGGED_OUT));
  }

  private static Standing standing(DbRow row) {
    if (Rows.flag(row, "out")) {
      return Standing.LOGGED_OUT;
    }
    return Rows.flag(row, "suspended") ? Standing.SUSPENDED : Standing.WELCOME;
  }

  @Override
  public Optional<Account> change(UUID accountId, ProfileChange change, Instant at) {
    var name = change.name();
    var email = change.email();
    var phone = change.phone();
    try {
      return Rows.in(
          database,
          sql ->
              sql.createQuery(
                      """
                      UPDATE users
                         SET name = coalesce(CAST(:name AS text), name),
                             email = coalesce(CAST(:email AS text), email),
                             email_verified = email_verified
                               AND email = coalesce(CAST(:email AS text), email),
                             phone = coalesce(CAST(:phone AS text), phone),
                             phone_verified = phone_verified
                               AND phone = coalesce(CAST(:phone AS text), phone),
                             keep_audio = coalesce(CAST(:keepAudio AS boolean), keep_audio),
                             updated_at = CAST(:at AS timestamptz)
                       WHERE id = :id AND leaving_at IS NULL
                      RETURNING *
                      """)
                  .addParam("name", (Object) (name == null ? null : name.value()))
                  .addParam("email", (Object) (email == null ? null : email.value()))
                  .addParam("phone", (Object) (phone == null ? null : phones.seal(phone)))
                  .addParam("keepAudio", (Object) change.keepAudio())
                  .addParam("at", Columns.timestamp(at))
                  .addParam("id", accountId)
                  .execute()
                  .map(this::account)
                  .findFirst());
    } catch (Duplicate e) {
      throw taken(e);
    }
  }

  @Override
  public Optional<Account> verified(
      UUID accountId, PhoneNumber phone, Consent consent, Instant at) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    UPDATE users
                       SET phone_verified = true, phone_consent_at = CAST(:at AS timestamptz),
                           phone_consent = :consent,
                           updated_at = CAST(:at AS timestamptz)
                     WHERE id = :id AND phone = :phone AND leaving_at IS NULL
                    RETURNING *
                    """)
                .addParam("at", Columns.timestamp(at))
                .addParam("id", accountId)
                .addParam("phone", phones.seal(phone))
                .addParam("consent", consent.version())
                .execute()
                .map(this::account)
                .findFirst());
  }

  private static RuntimeException taken(Duplicate duplicate) {
    return switch (duplicate.constraint()) {
      case "users_email" -> new ProblemException(new Problem.EmailTaken(), duplicate);
      case "users_phone" -> new ProblemException(new Problem.PhoneTaken(), duplicate);
      default -> duplicate;
    };
  }

  private Account account(DbRow row) {
    return new Account(
        Rows.uuid(row, "id"),
        new EmailAddress(Rows.text(row, "email")),
        new PersonName(Rows.text(row, "name")),
        phones.open(Rows.text(row, "phone")),
        Rows.flag(row, "email_verified"),
        Rows.flag(row, "phone_verified"),
        Rows.flag(row, "keep_audio"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }
}
