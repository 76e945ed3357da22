package callmeback.raindrop.vault;

/// What is stored is not what the vault sealed under that name: changed, cut, swapped, or sealed
/// with another key.
public final class Tampered extends RuntimeException {
  Tampered(String name, Throwable cause) {
    super("What is stored as " + name + " is not what was sealed", cause);
  }

  Tampered(String name) {
    super("What is stored as " + name + " was not made by a vault");
  }
}
