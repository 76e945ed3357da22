package callmeback.app.watch;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/// How far this node's clock is from the database's, by which scheduled calls are placed.
public final class ClockSkew {
  /// More would make tokens and webhooks be taken for old ones before long.
  private static final Duration ALARMING = Duration.ofSeconds(30);

  private final DataSource database;
  private final InstantSource clock;

  public ClockSkew(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Positive where this node is ahead.
  ///
  /// @throws SQLException when the database does not answer
  public Duration measure() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      var before = clock.instant();
      try (var row = statement.executeQuery("SELECT clock_timestamp()")) {
        row.next();
        return Duration.between(
            row.getObject(1, OffsetDateTime.class).toInstant(), middle(before, clock.instant()));
      }
    }
  }

  static boolean alarming(Duration skew) {
    return skew.abs().compareTo(ALARMING) > 0;
  }

  /// In seconds; not a number while the database does not answer.
  public double seconds() {
    try {
      return measure().toMillis() / 1e3;
    } catch (SQLException _) {
      return Double.NaN;
    }
  }

  private static Instant middle(Instant before, Instant after) {
    return before.plus(Duration.between(before, after).dividedBy(2));
  }
}
