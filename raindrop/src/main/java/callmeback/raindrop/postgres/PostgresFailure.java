package callmeback.raindrop.postgres;

/// The embedded PostgreSQL cannot be unpacked, created, started or stopped; the message says why
/// and what to do.
public final class PostgresFailure extends RuntimeException {
  PostgresFailure(String message) {
    super(message);
  }

  PostgresFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
