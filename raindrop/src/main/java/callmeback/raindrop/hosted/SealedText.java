package callmeback.raindrop.hosted;

import callmeback.raindrop.vault.Tampered;
import callmeback.raindrop.vault.Vault;
import java.util.Base64;

/// Sealed bytes where the service takes text.
record SealedText(Vault vault) {
  String seal(String name, byte[] content) {
    return Base64.getEncoder().encodeToString(vault.seal(name, content));
  }

  /// Whether the current key sealed it.
  boolean current(String text) {
    try {
      return vault.current(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The same, sealed with the current key.
  ///
  /// @throws Tampered if it was not sealed to that name
  String reseal(String name, String text) {
    return seal(name, open(name, text));
  }

  /// @throws Tampered if it was not sealed to that name
  byte[] open(String name, String text) {
    try {
      return vault.open(name, Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return vault.open(name, new byte[0]);
    }
  }
}
