package callmeback.app.watch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whether this process can serve, and how the outside is doing.
public final class Health {
  private static final Logger log = System.getLogger(Health.class.getName());

  private final ClockSkew skew;
  private final Pulse pulse;

  public Health(ClockSkew skew, Pulse pulse) {
    this.skew = skew;
    this.pulse = pulse;
  }

  /// What is shown; it serves as long as `database` is ok, whatever the providers do.
  public record Report(boolean ready, Map<String, Object> details) {}

  public Report ready() {
    var wrong = wrong();
    var up = wrong.isPresent();
    var details = new LinkedHashMap<String, Object>();
    details.put("status", up ? "ready" : "unavailable");
    details.put("database", up ? "ok" : "failing");
    wrong.ifPresent(by -> details.put("clock", clock(by)));
    details.put("providers", pulse.beats());
    return new Report(up, details);
  }

  private static String clock(Duration wrong) {
    if (!ClockSkew.alarming(wrong)) {
      return "ok";
    }
    log.log(Level.WARNING, "this machine''s clock is {0} s off", wrong.toSeconds());
    return "%d seconds %s".formatted(wrong.abs().toSeconds(), wrong.isNegative() ? "slow" : "fast");
  }

  /// Nothing while the database does not answer.
  private Optional<Duration> wrong() {
    try {
      return Optional.of(skew.measure());
    } catch (SQLException _) {
      return Optional.empty();
    }
  }
}
