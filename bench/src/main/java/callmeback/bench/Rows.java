package callmeback.bench;

import callmeback.core.account.PhoneNumber;
import callmeback.raindrop.vault.SealedPhones;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Fills the table of calls.
record Rows(DataSource database, SealedPhones phones) {
  private static final String CALLS =
      """
      INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes, status, sid,
                         answered_at, heard_at, ended_at, seconds, cost, outcome, transcribed, created_at)
      SELECT gen_random_uuid(), u.id, p.id, p.name, u.phone, 'pi_' || gen_random_uuid(), 5, 'COMPLETED',
             'CA' || replace(gen_random_uuid()::text, '-', ''), t.at, t.at, t.at + interval '90 s', 90, 105,
             'TALKED', true, t.at
        FROM (SELECT * FROM users %s) u
       CROSS JOIN (SELECT id, name FROM personas LIMIT 1) p
       CROSS JOIN LATERAL (
             SELECT now() - n * interval '7 h' AS at FROM generate_series(1, %d) n WHERE u.id IS NOT NULL) t
      """;

  private static final String STRANGERS =
      """
      INSERT INTO users (id, email, name, phone, password_hash, created_at, updated_at)
      SELECT gen_random_uuid(), 'stranger' || n || '@example.com', 'Stranger', phone, 'none', now(), now()
        FROM unnest(?) WITH ORDINALITY AS strangers (phone, n)
      """;

  /// Gives everybody who has signed up so many calls.
  void history(int calls) throws SQLException {
    run(CALLS.formatted("", calls));
  }

  /// Adds people of whom nothing is asked, with their calls.
  void crowd(int people, int callsEach) throws SQLException {
    var numbers =
        IntStream.rangeClosed(1, people)
            .mapToObj(n -> phones.seal(new PhoneNumber("+1500%07d".formatted(n))))
            .toArray();
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(STRANGERS)) {
      connection.setAutoCommit(true);
      statement.setArray(1, connection.createArrayOf("text", numbers));
      statement.execute();
    }
    run(CALLS.formatted("WHERE name = 'Stranger'", callsEach));
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute(sql);
      statement.execute("VACUUM ANALYZE calls");
    }
  }
}
