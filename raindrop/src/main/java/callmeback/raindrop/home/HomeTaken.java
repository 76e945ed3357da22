package callmeback.raindrop.home;

/// Another running product holds this data directory; the message says which and what to do.
public final class HomeTaken extends RuntimeException {
  HomeTaken(String message) {
    super(message);
  }
}
