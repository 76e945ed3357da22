package callmeback.raindrop.postgres;

/// The database does not answer, or not in time; nothing is known about what it did last. Trying
/// again may help.
public final class StoreUnavailable extends RuntimeException {
  StoreUnavailable(Throwable cause) {
    super("The database does not answer", cause);
  }
}
