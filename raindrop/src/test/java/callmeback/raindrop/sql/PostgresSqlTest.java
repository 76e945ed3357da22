package callmeback.raindrop.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.StructuredModel;
import callmeback.core.stats.Economics;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract in our own database, and what is asked in plain words.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresSqlTest extends SmartSqlContract {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-11T12:00:00Z"));

  private final Database database;
  private final PostgresSql sql;

  PostgresSqlTest(Database database) {
    super(database);
    this.database = database;
    this.sql = new PostgresSql(database);
  }

  @Override
  protected SmartSql sql() {
    return sql;
  }

  @Test
  void theRoleAloneReadsNothingButTheViews() throws SQLException {
    for (var query :
        List.of(
            "SELECT * FROM public.users",
            "SELECT * FROM public.memory_entry",
            "DELETE FROM public.calls",
            "CREATE TABLE stats.mine (id int)")) {
      try (var connection = database.dataSource().getConnection();
          var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("SET LOCAL ROLE callmeback_stats");
        assertThatExceptionOfType(SQLException.class)
            .as(query)
            .isThrownBy(() -> statement.execute(query))
            .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    var slow =
        "SELECT count(*) AS n FROM calls a, calls b, calls c, calls d WHERE a.id < b.id AND c.id < d.id";
    assertThatExceptionOfType(RefusedQuery.class)
        .isThrownBy(() -> sql.query(slow, List.of()))
        .withMessageContaining("timeout");
    assertThat(sql.query("SELECT count(*) AS n FROM calls", List.of()).values()).hasSize(1);
  }

  @Test
  void aQuestionInPlainWordsShowsItsSql() {
    StructuredModel model =
        question -> {
          assertThat(question.material())
              .contains("Today (UTC): 2026-03-11", "calls(id TEXT", "how many calls failed");
          return Map.of(
              "sql", "SELECT count(*) AS n FROM calls WHERE outcome = 'busy'", "refusal", "");
        };
    var figures = statistics(model).ask("how many calls failed?");
    assertThat(figures.sql()).startsWith("SELECT count(*)");
    assertThat(figures.rows()).containsExactly(List.of("60"));
  }

  @Test
  void aQuestionForPeoplesDataIsRefusedWhetherTheModelNoticesOrNot() {
    refused(Map.of("sql", "", "refusal", "That asks for a person."), "That asks for a person.");
    refused(Map.of("sql", "SELECT name FROM users", "refusal", ""), "users");
    refused(Map.of("sql", "DELETE FROM calls", "refusal", ""), "SELECT");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> statistics(_ -> Map.of()).ask(" "));
  }

  private void refused(Map<String, Object> written, String why) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> statistics(_ -> written).ask("what is Ann's number?"))
        .satisfies(e ->
            assertThat(((Problem.Invalid) e.problem()).fields().get("question")).contains(why));
  }

  @Test
  void whatCallsBringIsSetAgainstWhatTheyCost() {
    var economics = statistics(_ -> Map.of()).economics(30);
    assertThat(economics.calls()).isEqualTo(180);
    assertThat(economics.revenue()).isEqualTo(18_900);
    assertThat(economics.costs()).containsExactly(new Economics.Share("twilio", 300));
    assertThat(economics.margin()).isEqualTo(18_600);
    assertThat(statistics(_ -> Map.of()).economics(1).calls()).isLessThan(20);
  }

  private StoredStatistics statistics(StructuredModel model) {
    return new StoredStatistics(sql, model, "write SQL", CLOCK);
  }
}
