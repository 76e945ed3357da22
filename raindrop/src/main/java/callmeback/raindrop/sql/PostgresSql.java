package callmeback.raindrop.sql;

import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.postgresql.util.PSQLException;

/// SmartSQL in our own database: under a role that can read the views only, in a transaction that
/// cannot write, for a short time.
public final class PostgresSql implements SmartSql {
  private static final List<String> CONFINED =
      List.of(
          "SET TRANSACTION READ ONLY",
          "SET LOCAL statement_timeout = '3s'",
          "SET LOCAL search_path = stats",
          "SET LOCAL ROLE callmeback_stats");

  private static final String CONNECTION_LOST = "08";

  private final Database database;

  public PostgresSql(Database database) {
    this.database = database;
  }

  @Override
  public Rows query(String sql, List<String> parameters) {
    var query = Guard.check(sql);
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try {
        return confined(connection, query, parameters);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static Rows confined(Connection connection, String query, List<String> parameters)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var setting : CONFINED) {
        statement.execute(setting);
      }
    }
    try (var statement = connection.prepareStatement(query)) {
      statement.setMaxRows(MOST_ROWS + 1);
      return rows(statement, parameters);
    }
  }

  private static Rows rows(PreparedStatement statement, List<String> parameters)
      throws SQLException {
    for (var i = 0; i < parameters.size(); i++) {
      statement.setString(i + 1, parameters.get(i));
    }
    try (var found = statement.executeQuery()) {
      var columns = new ArrayList<String>();
      for (var i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        columns.add(found.getMetaData().getColumnLabel(i));
      }
      var values = new ArrayList<List<String>>();
      while (values.size() < MOST_ROWS && found.next()) {
        values.add(row(found, columns.size()));
      }
      return new Rows(columns, values, found.next());
    }
  }

  private static List<String> row(ResultSet found, int columns) throws SQLException {
    var row = new ArrayList<String>();
    for (var i = 1; i <= columns; i++) {
      var value = found.getObject(i);
      row.add(value == null ? "" : Plain.of(value));
    }
    return row;
  }

  /// The server's own sentence, which names columns and functions, and no values.
  private static RuntimeException refused(SQLException e) {
    var state = e.getSQLState() == null ? CONNECTION_LOST : e.getSQLState();
    if (state.startsWith(CONNECTION_LOST)) {
      return new StoreUnavailable("The database does not answer", e);
    }
    if (e instanceof PSQLException told && told.getServerErrorMessage() != null) {
      return new RefusedQuery("The query failed: " + told.getServerErrorMessage().getMessage());
    }
    return new RefusedQuery("The query failed.");
  }

  @Override
  public List<View> describe() {
    return Views.ALL;
  }

  @Override
  public List<Finding> personalData() {
    var findings = new LinkedHashSet<Finding>();
    for (var view : Views.ALL) {
      for (var column : view.columns()) {
        if (column.type().equals("TEXT") && !column.name().equals("id")) {
          query("SELECT DISTINCT %s FROM %s".formatted(column.name(), view.name()), List.of())
              .values()
              .forEach(row ->
                  Detector.find(row.getFirst())
                      .ifPresent(kind -> findings.add(new Finding(view.name(), kind))));
        }
      }
    }
    return List.copyOf(findings);
  }
}
