package callmeback.raindrop.store;

import callmeback.core.account.Traces;
import callmeback.raindrop.postgres.Database;
import java.util.List;
import java.util.UUID;

/// Ids at providers, in PostgreSQL; an id is forgotten with what it stood for.
public final class PostgresTraces implements Traces {
  private final Database database;
  private final String find;
  private final String forget;

  private PostgresTraces(Database database, String find, String forget) {
    this.database = database;
    this.find = find;
    this.forget = forget;
  }

  /// The account at the payment provider.
  public static PostgresTraces customers(Database database) {
    return new PostgresTraces(
        database,
        "SELECT customer AS id FROM customers WHERE user_id = :user",
        "DELETE FROM customers WHERE customer = :id");
  }

  /// The calls in the telephone company's books.
  public static PostgresTraces calls(Database database) {
    return new PostgresTraces(
        database,
        "SELECT sid AS id FROM calls WHERE user_id = :user AND sid IS NOT NULL",
        "UPDATE calls SET sid = NULL WHERE sid = :id");
  }

  @Override
  public List<String> of(UUID accountId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(find)
                .addParam("user", accountId)
                .execute()
                .map(row -> Rows.text(row, "id"))
                .toList());
  }

  @Override
  public void gone(String id) {
    Rows.in(database, sql -> sql.createDmlStatement(forget).addParam("id", id).execute());
  }
}
