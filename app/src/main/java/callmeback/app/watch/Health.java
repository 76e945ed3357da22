package callmeback.app.watch;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/// Whether this process can serve, and how the outside is doing.
public final class Health {
  private static final int PATIENCE_SECONDS = 2;

  private final DataSource database;
  private final Pulse pulse;

  public Health(DataSource database, Pulse pulse) {
    this.database = database;
    this.pulse = pulse;
  }

  /// What is shown; it serves as long as `database` is ok, whatever the providers do.
  public record Report(boolean ready, Map<String, Object> details) {}

  public Report ready() {
    var up = databaseAnswers();
    var details = new LinkedHashMap<String, Object>();
    details.put("status", up ? "ready" : "unavailable");
    details.put("database", up ? "ok" : "failing");
    details.put("providers", pulse.beats());
    return new Report(up, details);
  }

  private boolean databaseAnswers() {
    try (var connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException _) {
      return false;
    }
  }
}
