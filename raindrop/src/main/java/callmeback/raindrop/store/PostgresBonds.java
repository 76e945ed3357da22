package callmeback.raindrop.store;

import callmeback.core.memory.Bond;
import callmeback.core.memory.BondStore;
import callmeback.raindrop.postgres.Database;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who has a memory of whom, and who wants none, in PostgreSQL.
public final class PostgresBonds implements BondStore {
  private final Database database;

  public PostgresBonds(Database database) {
    this.database = database;
  }

  @Override
  public boolean remembers(Bond bond) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT 1 FROM users u
                     WHERE u.id = :user AND NOT u.memory_off AND u.leaving_at IS NULL
                       AND NOT EXISTS (SELECT 1 FROM memory_bond b
                                        WHERE b.user_id = u.id AND b.persona_id = :persona AND b.off)
                    """)
                .addParam("user", bond.accountId())
                .addParam("persona", bond.personaId())
                .execute()
                .isPresent());
  }

  @Override
  public void note(Bond bond) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO memory_bond (user_id, persona_id) VALUES (:user, :persona)
                    ON CONFLICT (user_id, persona_id) DO NOTHING
                    """)
                .addParam("user", bond.accountId())
                .addParam("persona", bond.personaId())
                .execute());
  }

  @Override
  public List<UUID> personas(UUID accountId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    SELECT persona_id FROM calls WHERE user_id = :user
                     UNION SELECT persona_id FROM memory_bond WHERE user_id = :user
                     ORDER BY persona_id
                    """)
                .addParam("user", accountId)
                .execute()
                .map(row -> Rows.uuid(row, "persona_id"))
                .toList());
  }

  @Override
  public Switches switches(UUID accountId) {
    return Rows.in(
        database,
        sql -> {
          var on =
              sql.createGet("SELECT 1 FROM users WHERE id = :user AND NOT memory_off")
                  .addParam("user", accountId)
                  .execute()
                  .isPresent();
          var off =
              sql.createQuery("SELECT persona_id FROM memory_bond WHERE user_id = :user AND off")
                  .addParam("user", accountId)
                  .execute()
                  .map(row -> Rows.uuid(row, "persona_id"))
                  .collect(Collectors.toSet());
          return new Switches(on, off);
        });
  }

  @Override
  public void turn(UUID accountId, boolean on) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate("UPDATE users SET memory_off = :off WHERE id = :user")
                .addParam("off", !on)
                .addParam("user", accountId)
                .execute());
  }

  @Override
  public void turn(Bond bond, boolean on) {
    Rows.in(
        database,
        sql ->
            sql.createInsert(
                    """
                    INSERT INTO memory_bond (user_id, persona_id, off) VALUES (:user, :persona, :off)
                    ON CONFLICT (user_id, persona_id) DO UPDATE SET off = excluded.off
                    """)
                .addParam("user", bond.accountId())
                .addParam("persona", bond.personaId())
                .addParam("off", !on)
                .execute());
  }
}
