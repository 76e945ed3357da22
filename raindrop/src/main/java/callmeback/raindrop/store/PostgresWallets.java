package callmeback.raindrop.store;

import callmeback.core.billing.WalletStore;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import java.util.Optional;
import java.util.UUID;

/// Which cards people have, in PostgreSQL.
public final class PostgresWallets implements WalletStore {
  private final Database database;

  public PostgresWallets(Database database) {
    this.database = database;
  }

  @Override
  public Optional<UUID> owner(String cardId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet("SELECT user_id FROM payment_methods WHERE id = :card")
                .addParam("card", cardId)
                .execute()
                .map(row -> Rows.uuid(row, "user_id")));
  }

  @Override
  public void makeDefault(UUID accountId, String cardId) {
    Rows.in(
        database,
        sql -> {
          sql.createGet("SELECT 1 FROM users WHERE id = :user FOR NO KEY UPDATE")
              .addParam("user", accountId)
              .execute();
          set(sql, "is_default = false WHERE user_id = :user AND id <> :card", accountId, cardId);
          return set(
              sql, "is_default = true WHERE user_id = :user AND id = :card", accountId, cardId);
        });
  }

  @Override
  public void remove(UUID accountId, String cardId) {
    Rows.in(
        database,
        sql ->
            sql.createDelete("DELETE FROM payment_methods WHERE user_id = :user AND id = :card")
                .addParam("user", accountId)
                .addParam("card", cardId)
                .execute());
  }

  @Override
  public void forget(String cardId) {
    Rows.in(
        database,
        sql ->
            sql
                .createQuery(
                    "DELETE FROM payment_methods WHERE id = :card RETURNING user_id, is_default")
                .addParam("card", cardId)
                .execute()
                .filter(gone -> Rows.flag(gone, "is_default"))
                .map(gone -> Rows.uuid(gone, "user_id"))
                .toList()
                .stream()
                .mapToLong(accountId -> promoteNewest(sql, accountId))
                .sum());
  }

  private static long promoteNewest(DbExecute sql, UUID accountId) {
    return sql.createUpdate(
            """
            UPDATE payment_methods SET is_default = true
             WHERE id = (SELECT id FROM payment_methods WHERE user_id = :user
                          ORDER BY created_at DESC, id LIMIT 1)
            """)
        .addParam("user", accountId)
        .execute();
  }

  @Override
  public boolean holdsOn(String cardId) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT 1 FROM payments
                     WHERE card_id = :card AND state IN ('REQUESTED', 'UNAUTHORISED', 'HELD', 'SETTLING')
                     LIMIT 1
                    """)
                .addParam("card", cardId)
                .execute()
                .isPresent());
  }

  private static long set(DbExecute sql, String what, UUID accountId, String cardId) {
    return sql.createUpdate("UPDATE payment_methods SET " + what)
        .addParam("user", accountId)
        .addParam("card", cardId)
        .execute();
  }
}
