package callmeback.raindrop.store;

import callmeback.core.access.AccessToken;
import callmeback.core.access.AccessToken.Terms;
import callmeback.core.access.AccessTokenStore;
import callmeback.core.account.Scope;
import callmeback.core.billing.Cents;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Access tokens in PostgreSQL.
public final class PostgresAccessTokens implements AccessTokenStore {
  private final Database database;

  public PostgresAccessTokens(Database database) {
    this.database = database;
  }

  /// Whoever makes tokens for the same account takes turns, so that the count holds.
  @Override
  public boolean add(AccessToken token, String hash, int most) {
    return Rows.in(
        database,
        sql -> {
          sql.createGet("SELECT 1 FROM users WHERE id = :user FOR NO KEY UPDATE")
              .addParam("user", token.accountId())
              .execute();
          return usable(sql, token) < most && insert(sql, token, hash) == 1;
        });
  }

  @Override
  public Optional<Kept> find(UUID id) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT * FROM access_tokens WHERE id = :id")
                .addParam("id", id)
                .execute()
                .map(row -> new Kept(token(row), Rows.text(row, "hash"))));
  }

  @Override
  public List<AccessToken> list(UUID accountId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    "SELECT * FROM access_tokens WHERE user_id = :user ORDER BY created_at DESC, id")
                .addParam("user", accountId)
                .execute()
                .map(PostgresAccessTokens::token)
                .toList());
  }

  @Override
  public boolean revoke(UUID accountId, UUID id, Instant at) {
    return Rows.in(
            database,
            sql ->
                sql.createUpdate(
                        """
                        UPDATE access_tokens
                           SET revoked_at = coalesce(revoked_at, CAST(:at AS timestamptz))
                         WHERE id = :id AND user_id = :user
                        """)
                    .addParam("at", Columns.timestamp(at))
                    .addParam("id", id)
                    .addParam("user", accountId)
                    .execute())
        == 1;
  }

  @Override
  public void used(UUID id, Instant at) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate("UPDATE access_tokens SET last_used_at = :at WHERE id = :id")
                .addParam("at", Columns.timestamp(at))
                .addParam("id", id)
                .execute());
  }

  private static long usable(DbExecute sql, AccessToken token) {
    return sql.createGet(
            """
            SELECT count(*) AS usable FROM access_tokens
             WHERE user_id = :user AND revoked_at IS NULL AND expires_at > :now
            """)
        .addParam("user", token.accountId())
        .addParam("now", Columns.timestamp(token.createdAt()))
        .execute()
        .map(row -> Rows.number(row, "usable"))
        .orElseThrow();
  }

  private static long insert(DbExecute sql, AccessToken token, String hash) {
    var terms = token.terms();
    var cap = terms.dailyCap();
    return sql.createInsert(
            """
            INSERT INTO access_tokens (id, user_id, name, scopes, daily_cap, lockdown, hash,
                                       created_at, expires_at)
            VALUES (:id, :user, :name, :scopes, CAST(:cap AS bigint), :lockdown, :hash,
                    :created, :expires)
            """)
        .addParam("id", token.id())
        .addParam("user", token.accountId())
        .addParam("name", terms.name())
        .addParam("scopes", Columns.array(terms.scopes().stream().map(Scope::word).toList()))
        .addParam("cap", (Object) (cap == null ? null : cap.value()))
        .addParam("lockdown", terms.lockdown())
        .addParam("hash", hash)
        .addParam("created", Columns.timestamp(token.createdAt()))
        .addParam("expires", Columns.timestamp(token.expiresAt()))
        .execute();
  }

  private static AccessToken token(DbRow row) {
    var scopes =
        Columns.texts(row, "scopes").stream()
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet());
    var cap = Columns.optional(row, "daily_cap", Long.class).map(Cents::of).orElse(null);
    return new AccessToken(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "user_id"),
        new Terms(Rows.text(row, "name"), scopes, cap, Rows.flag(row, "lockdown")),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "expires_at"),
        Columns.optionalInstant(row, "last_used_at").orElse(null),
        Columns.optionalInstant(row, "revoked_at").orElse(null));
  }
}
