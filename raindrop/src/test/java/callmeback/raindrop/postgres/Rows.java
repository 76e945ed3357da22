package callmeback.raindrop.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A table of words, reached by plain JDBC, to see what a server keeps.
final class Rows {
  private Rows() {}

  static Connection connect(DatabaseAddress address) throws SQLException {
    var connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password().value());
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS word (word text)");
    }
    return connection;
  }

  static int insert(DatabaseAddress address, String word) throws SQLException {
    try (var connection = connect(address);
        var statement = connection.prepareStatement("INSERT INTO word VALUES (?)")) {
      statement.setString(1, word);
      return statement.executeUpdate();
    }
  }

  static List<String> all(DatabaseAddress address) throws SQLException {
    return read(address, "SELECT word FROM word");
  }

  static String setting(DatabaseAddress address, String name) throws SQLException {
    return read(address, "SHOW " + name).getFirst();
  }

  private static List<String> read(DatabaseAddress address, String sql) throws SQLException {
    var words = new ArrayList<String>();
    try (var connection = connect(address);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words;
  }
}
