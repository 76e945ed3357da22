package callmeback.raindrop.store;

import callmeback.core.billing.WalletStore;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import java.util.UUID;

/// Which cards people have, in PostgreSQL.
public final class PostgresWallets implements WalletStore {
  private final Database database;

  public PostgresWallets(Database database) {
    this.database = database;
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
