package callmeback.raindrop.postgres;

/// A store does not answer, or not in time; nothing is known about what it did last. Trying again
/// may help.
public final class StoreUnavailable extends RuntimeException {
  /// With the store that does not answer.
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  StoreUnavailable(Throwable cause) {
    super("The database does not answer", cause);
  }
}
