package callmeback.raindrop.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.postgres.Database;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every SmartSql does, hosted or embedded, with the same calls behind it.
public abstract class SmartSqlContract {
  private static final String SETUP =
      """
      INSERT INTO users (id, email, name, phone, password_hash, created_at, updated_at)
      VALUES ('00000000-0000-4000-8000-00000000000a', 'ann@example.com', 'Ann Secret', 'sealed', 'x', now(), now());
      INSERT INTO personas (id, name, description, voice, system_prompt, is_public, created_by, created_at)
      VALUES ('00000000-0000-4000-8000-00000000000c', 'Coach', 'd', 'v', 'p', true, 'system', now()),
             ('00000000-0000-4000-8000-00000000000d', 'Aunt Secret', 'd', 'v', 'p', false,
              '00000000-0000-4000-8000-00000000000a', now());
      INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes, status, ended_at,
                         seconds, cost, outcome, created_at)
      SELECT gen_random_uuid(), '00000000-0000-4000-8000-00000000000a',
             CAST(CASE WHEN n % 3 = 0 THEN '00000000-0000-4000-8000-00000000000d'
                       ELSE '00000000-0000-4000-8000-00000000000c' END AS uuid),
             'x', 'sealed' || n, 'pi_' || n, 5, CASE WHEN n % 4 = 0 THEN 'FAILED' ELSE 'COMPLETED' END,
             now(), 60, CASE WHEN n % 4 = 0 THEN 0 ELSE 105 END,
             CASE WHEN n % 4 = 0 THEN 'BUSY' ELSE 'TALKED' END,
             timestamptz '2026-03-01 12:00:00Z' + n * interval '1 hour'
        FROM generate_series(1, 240) n;
      INSERT INTO call_costs (call_id, provider, micro_dollars)
      SELECT id, 'twilio', 12500 FROM calls;
      """;

  private final Database database;

  protected SmartSqlContract(Database database) {
    this.database = database;
  }

  /// The door under test, knowing what the database knows.
  protected abstract SmartSql sql();

  @BeforeEach
  final void calls() throws Exception {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE users, personas, calls, call_costs, raindrop_mirror CASCADE");
      statement.execute(SETUP);
    }
  }

  @Test
  void aQueryGivesRowsOfText() {
    var rows =
        sql()
            .query(
                """
                SELECT persona, count(*) AS n, sum(revenue_cents) AS cents FROM calls
                 GROUP BY persona ORDER BY n DESC
                """,
                List.of());
    assertThat(rows.columns()).containsExactly("persona", "n", "cents");
    assertThat(rows.values())
        .containsExactly(List.of("Coach", "160", "12600"), List.of("somebody's own", "80", "6300"));
    assertThat(rows.cut()).isFalse();
  }

  @Test
  void parametersAreValuesAndNeverSql() {
    var query = "SELECT count(*) AS n FROM calls WHERE outcome = ? AND day >= ?";
    assertThat(sql().query(query, List.of("busy", "2026-03-01")).values())
        .containsExactly(List.of("60"));
    assertThat(sql().query(query, List.of("busy' OR '1' = '1", "2026-03-01")).values())
        .containsExactly(List.of("0"));
    assertThatExceptionOfType(RefusedQuery.class)
        .isThrownBy(() -> sql().query(query, List.of("busy")));
  }

  @Test
  void notMoreRowsAreGivenThanALot() {
    var all = sql().query("SELECT id FROM calls", List.of());
    assertThat(all.values()).hasSize(SmartSql.MOST_ROWS);
    assertThat(all.cut()).isTrue();
    var few = sql().query("SELECT id FROM calls LIMIT 3;", List.of());
    assertThat(few.values()).hasSize(3);
    assertThat(few.cut()).isFalse();
  }

  @Test
  void theViewsAreDescribedAndHoldNobodysData() {
    assertThat(sql().describe())
        .extracting(SmartSql.View::name)
        .containsExactlyInAnyOrder("calls", "costs", "money");
    assertThat(sql().describe().getFirst().columns())
        .contains(new SmartSql.Column("persona", "TEXT"));
    assertThat(sql().personalData()).isEmpty();
    var everything = sql().query("SELECT * FROM calls LIMIT 100", List.of()).toString();
    assertThat(everything).doesNotContain("Secret", "sealed", "pi_", "example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DELETE FROM calls",
        "UPDATE calls SET seconds = 0",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE calls",
        "WITH gone AS (DELETE FROM calls RETURNING id) SELECT count(*) FROM gone",
        "SELECT seconds INTO other FROM calls",
        "SELECT name FROM users",
        "SELECT name FROM public.users",
        "SELECT phone FROM calls",
        "SELECT rolname FROM pg_roles",
        "SELECT table_name FROM information_schema.tables",
        "SELECT query_to_xml('SELECT * FROM users', true, true, '')",
        "SELECT set_config('role', 'callmeback', false)",
        "SELECT pg_sleep(1)",
        "SELECT 1 -- FROM calls",
        "SELECT /* quiet */ 1",
        "SELECT \"name\" FROM calls",
        "SELECT $$x$$",
        "SELECT E'\\'' || (1)",
        "SELECT nothing FROM calls",
        "SELEC 1"
      })
  void whatIsNotAQueryOfTheViewsIsRefusedWithAReason(String query) {
    assertThatExceptionOfType(RefusedQuery.class)
        .isThrownBy(() -> sql().query(query, List.of()))
        .satisfies(refused -> assertThat(refused.sentence()).isNotBlank());
  }
}
