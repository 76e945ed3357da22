package callmeback.sandbox.raindrop.sql;

/// The statement cannot be understood, or not be done.
public final class SqlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SqlError(String message) {
    super(message);
  }
}
