package callmeback.raindrop.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A 256-bit key for data at rest, with the number (0 to 255) by which what it sealed names it.
public record DataKey(int id, SecretKey key) {
  /// The length of a key.
  public static final int BYTES = 32;

  /// Refuses a number that does not fit into a byte.
  public DataKey {
    if (id < 0 || id > 255) {
      throw new IllegalArgumentException("A data key's number is 0 to 255, not " + id);
    }
  }

  /// The key made of these 32 bytes.
  public static DataKey of(int id, byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "A data key has %d bytes, not %d".formatted(BYTES, bytes.length));
    }
    return new DataKey(id, new SecretKeySpec(bytes, "AES"));
  }

  /// A key of its own for one purpose, made of this one (HKDF-SHA256, RFC 5869).
  SecretKey derived(String algorithm, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(algorithm, HKDFParameterSpec.expandOnly(key, purpose.getBytes(UTF_8), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do HKDF-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "DataKey[" + id + "]";
  }
}
