package callmeback.raindrop.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/// What a failure in the database means to us, by its SQLSTATE (PostgreSQL manual, appendix A).
final class Failures {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String CONNECTION_EXCEPTION_CLASS = "08";
  // too_many_connections, admin_shutdown, crash_shutdown, cannot_connect_now
  private static final Set<String> AWAY = Set.of("53300", "57P01", "57P02", "57P03");

  private Failures() {}

  /// The typed failure if it is one of ours to name; otherwise the same one.
  static RuntimeException translated(RuntimeException failure) {
    if (failure instanceof StoreUnavailable || failure instanceof Duplicate) {
      return failure;
    }
    return sqlCause(failure).<RuntimeException>flatMap(sql -> named(sql, failure)).orElse(failure);
  }

  private static Optional<RuntimeException> named(SQLException sql, RuntimeException failure) {
    var state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.equals(UNIQUE_VIOLATION)) {
      return Optional.of(new Duplicate(constraint(sql), failure));
    }
    return sql instanceof SQLTransientConnectionException
            || state.startsWith(CONNECTION_EXCEPTION_CLASS)
            || AWAY.contains(state)
        ? Optional.of(new StoreUnavailable(failure))
        : Optional.empty();
  }

  private static String constraint(SQLException sql) {
    return sql instanceof PSQLException told
            && told.getServerErrorMessage() != null
            && told.getServerErrorMessage().getConstraint() != null
        ? told.getServerErrorMessage().getConstraint()
        : "unknown";
  }

  private static Optional<SQLException> sqlCause(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }
}
