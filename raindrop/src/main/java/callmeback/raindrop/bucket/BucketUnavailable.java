package callmeback.raindrop.bucket;

/// The store of objects cannot be read or written now. Trying again may help.
public final class BucketUnavailable extends RuntimeException {
  /// With what went wrong.
  public BucketUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
