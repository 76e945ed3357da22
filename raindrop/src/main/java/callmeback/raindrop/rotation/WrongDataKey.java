package callmeback.raindrop.rotation;

/// The data keys that are given are not those that things are sealed with; the message says which
/// one is missing or another.
public final class WrongDataKey extends RuntimeException {
  WrongDataKey(String message) {
    super(message);
  }
}
