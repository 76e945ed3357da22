package callmeback.raindrop.store;

import callmeback.core.contact.Contact;
import callmeback.core.contact.ContactStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Contacts in PostgreSQL.
public final class PostgresContacts implements ContactStore {
  private final Database database;

  public PostgresContacts(Database database) {
    this.database = database;
  }

  @Override
  public List<Contact> list(UUID accountId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT p.*, c.id AS contact_id, c.added_at,
                           (SELECT count(*) FROM contacts u WHERE u.persona_id = p.id) AS use_count
                      FROM contacts c JOIN personas p ON p.id = c.persona_id
                     WHERE c.user_id = :user AND (p.is_public OR p.created_by = :author)
                     ORDER BY c.added_at DESC, c.id
                    """)
                .addParam("user", accountId)
                .addParam("author", accountId.toString())
                .execute()
                .map(row ->
                    new Contact(
                        Rows.uuid(row, "contact_id"),
                        PostgresPersonas.persona(row),
                        Columns.instant(row, "added_at")))
                .toList());
  }

  /// Whoever adds contacts to the same account takes turns, so that the count holds.
  @Override
  public Added add(UUID accountId, UUID personaId, Instant at, int most) {
    return Rows.in(
        database,
        sql -> {
          sql.createGet("SELECT 1 FROM users WHERE id = :user FOR NO KEY UPDATE")
              .addParam("user", accountId)
              .execute();
          if (count(sql, accountId) >= most) {
            return Added.TOO_MANY;
          }
          return insert(sql, accountId, personaId, at) == 1 ? Added.ADDED : Added.THERE;
        });
  }

  @Override
  public boolean remove(UUID accountId, UUID personaId) {
    return Rows.in(
            database,
            sql ->
                sql.createDelete(
                        "DELETE FROM contacts WHERE user_id = :user AND persona_id = :persona")
                    .addParam("user", accountId)
                    .addParam("persona", personaId)
                    .execute())
        == 1;
  }

  private static long count(DbExecute sql, UUID accountId) {
    return sql.createGet("SELECT count(*) AS contacts FROM contacts WHERE user_id = :user")
        .addParam("user", accountId)
        .execute()
        .map(row -> Rows.number(row, "contacts"))
        .orElseThrow();
  }

  private static long insert(DbExecute sql, UUID accountId, UUID personaId, Instant at) {
    return sql.createInsert(
            """
            INSERT INTO contacts (user_id, persona_id, added_at) VALUES (:user, :persona, :at)
            ON CONFLICT DO NOTHING
            """)
        .addParam("user", accountId)
        .addParam("persona", personaId)
        .addParam("at", Columns.timestamp(at))
        .execute();
  }
}
