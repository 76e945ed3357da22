package callmeback.raindrop.postgres;

import callmeback.raindrop.home.HomeLock;
import java.nio.file.Path;
import java.sql.SQLException;

/// A process that inserts one row after the other, saying after each how many are in, until it is
/// killed.
final class InsertsRows {
  private InsertsRows() {}

  public static void main(String[] arguments) throws SQLException {
    try (var lock = HomeLock.take(Path.of(arguments[0]), 3001);
        var postgres = EmbeddedPostgres.open(lock, _ -> {});
        var connection = Rows.connect(postgres.address());
        var statement = connection.prepareStatement("INSERT INTO word VALUES ('w')")) {
      connection.createStatement().execute("TRUNCATE word");
      for (var count = 1; ; count++) {
        statement.executeUpdate();
        System.out.println(count);
      }
    }
  }
}
