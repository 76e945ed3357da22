package callmeback.bench;

import callmeback.core.account.PhoneNumber;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.vault.SealedPhones;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Fills the table of calls, and the store of transcripts.
record Rows(DataSource database, SealedPhones phones, SmartBuckets buckets) {
  private static final byte[] SAID =
      """
      [{"speaker": "PERSONA", "text": "Hi Ann, it's me.", "heard": "Hi Ann, it's me.",
        "started_at": "2026-01-01T00:00:00Z"},
       {"speaker": "CALLER", "text": "I have to go now.", "heard": "I have to go now.",
        "started_at": "2026-01-01T00:00:05Z"}]
      """
          .getBytes(StandardCharsets.UTF_8);

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

  private static final String HISTORY =
      """
      EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
      SELECT * FROM calls WHERE user_id = ? ORDER BY created_at DESC, id LIMIT 20
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

  /// Keeps what was said in each call there is.
  void transcripts() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var calls = statement.executeQuery("SELECT user_id, id FROM calls")) {
      while (calls.next()) {
        var key = "transcripts/%s/%s.json".formatted(calls.getString(1), calls.getString(2));
        buckets.put(NewObject.lasting(key, SAID, "application/json"));
      }
    }
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

  /// How the database finds the first page of somebody's history, line by line.
  List<String> plan(UUID user) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(HISTORY)) {
      statement.setObject(1, user);
      var plan = new ArrayList<String>();
      try (var lines = statement.executeQuery()) {
        while (lines.next()) {
          plan.add(lines.getString(1));
        }
      }
      return plan;
    }
  }

  /// Leaves nothing for the database to tidy up while it is measured.
  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute(sql);
      statement.execute("VACUUM ANALYZE calls");
      statement.execute("VACUUM ANALYZE users");
      statement.execute("CHECKPOINT");
    }
  }
}
