package callmeback.raindrop.bucket;

/// A key that no object can have.
public final class WrongKey extends IllegalArgumentException {
  WrongKey(String rule) {
    super("An object's key " + rule);
  }
}
