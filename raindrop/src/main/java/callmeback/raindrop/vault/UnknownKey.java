package callmeback.raindrop.vault;

/// Something was sealed with a key that this vault does not have.
public final class UnknownKey extends RuntimeException {
  UnknownKey(int id, String name) {
    super("%s was sealed with key %d, which is not among the data keys".formatted(name, id));
  }
}
