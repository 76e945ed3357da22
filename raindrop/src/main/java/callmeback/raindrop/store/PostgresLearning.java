package callmeback.raindrop.store;

import callmeback.core.memory.Bond;
import callmeback.core.memory.LearningStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.SealedPhones;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// From which calls was learnt, in PostgreSQL: a call's row is the outbox of its memory.
public final class PostgresLearning implements LearningStore {
  private final Database database;
  private final CallRows rows;

  public PostgresLearning(Database database, SealedPhones phones) {
    this.database = database;
    this.rows = new CallRows(phones);
  }

  /// From two minutes, longer than two models may take to answer, to an hour between tries.
  @Override
  public List<Due> claim(Instant now, int limit) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery(
                    """
                    UPDATE calls
                       SET learn_tries = learn_tries + 1,
                           learn_next = CAST(:now AS timestamptz)
                             + least(3600, 120 * power(2, least(learn_tries, 10))) * interval '1 second'
                     WHERE id IN (SELECT c.id FROM calls c JOIN users u ON u.id = c.user_id
                                   WHERE c.transcribed AND NOT c.learnt AND c.ended_at IS NOT NULL
                                     AND u.leaving_at IS NULL
                                     AND coalesce(c.learn_next, c.ended_at) <= CAST(:now AS timestamptz)
                                   ORDER BY c.ended_at LIMIT :limit FOR UPDATE OF c SKIP LOCKED)
                    RETURNING *
                    """)
                .addParam("now", Columns.timestamp(now))
                .addParam("limit", limit)
                .execute()
                .map(row -> new Due(rows.call(row), (int) Rows.number(row, "learn_tries")))
                .toList());
  }

  @Override
  public boolean finish(UUID callId) {
    return Rows.in(
            database,
            sql ->
                sql.createUpdate(
                        """
                        UPDATE calls SET learnt = true
                         WHERE id = :call AND NOT learnt
                           AND NOT EXISTS (SELECT 1 FROM users u
                                            WHERE u.id = calls.user_id AND u.leaving_at IS NOT NULL)
                        """)
                    .addParam("call", callId)
                    .execute())
        == 1;
  }

  @Override
  public void finishAll(Bond bond) {
    Rows.in(
        database,
        sql ->
            sql.createUpdate(
                    """
                    UPDATE calls SET learnt = true
                     WHERE user_id = :user AND persona_id = :persona AND ended_at IS NOT NULL
                    """)
                .addParam("user", bond.accountId())
                .addParam("persona", bond.personaId())
                .execute());
  }
}
