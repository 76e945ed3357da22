package callmeback.raindrop.talk;

import callmeback.core.memory.Bond;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The memory session each call is noted in.
public final class CallSessions {
  private final Database database;
  private final SmartMemory memory;

  public CallSessions(Database database, SmartMemory memory) {
    this.database = database;
    this.memory = memory;
  }

  Optional<String> find(UUID callId) {
    return database.transaction(sql -> find(sql, callId));
  }

  /// The call's session, started for its owner if there is none.
  String of(UUID callId, String owner) {
    return find(callId).orElseGet(() -> bind(callId, memory.startSession(owner)));
  }

  /// Forgets which session a call was noted in; its notes are not touched.
  void release(UUID callId) {
    database.transaction(sql ->
        sql.createDelete("DELETE FROM conversation WHERE call_id = :call")
            .addParam("call", callId)
            .execute());
  }

  /// Who ever called the account, or remembers something of its owner.
  List<UUID> personas(UUID accountId) {
    return database.transaction(sql ->
        sql.createQuery(
                """
                SELECT persona_id FROM calls WHERE user_id = :user
                 UNION SELECT persona_id FROM memory_bond WHERE user_id = :user
                """)
            .addParam("user", accountId)
            .execute()
            .map(row -> row.column("persona_id").get(UUID.class))
            .toList());
  }

  /// The calls between a person and a persona.
  List<UUID> calls(Bond bond) {
    return database.transaction(sql ->
        sql.createQuery("SELECT id FROM calls WHERE user_id = :user AND persona_id = :persona")
            .addParam("user", bond.accountId())
            .addParam("persona", bond.personaId())
            .execute()
            .map(row -> row.column("id").get(UUID.class))
            .toList());
  }

  /// The same as `release`, for all calls of an account.
  void releaseAll(UUID accountId) {
    database.transaction(sql ->
        sql.createDelete(
                """
                DELETE FROM conversation
                 WHERE call_id IN (SELECT id FROM calls WHERE user_id = :user)
                """)
            .addParam("user", accountId)
            .execute());
  }

  /// The first to bind a session wins; the other's empty one is ended without a trace.
  private String bind(UUID callId, String session) {
    var bound =
        database.transaction(sql -> {
          sql.createInsert(
                  """
                  INSERT INTO conversation (call_id, session_id) VALUES (:call, :session)
                  ON CONFLICT (call_id) DO NOTHING
                  """)
              .addParam("call", callId)
              .addParam("session", session)
              .execute();
          return find(sql, callId).orElseThrow();
        });
    if (!bound.equals(session)) {
      memory.endSession(session, false);
    }
    return bound;
  }

  private static Optional<String> find(DbExecute sql, UUID callId) {
    return sql.createGet("SELECT session_id FROM conversation WHERE call_id = :call")
        .addParam("call", callId)
        .execute()
        .map(row -> row.column("session_id").get(String.class));
  }
}
