package callmeback.raindrop.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals what is stored with AES-256-GCM, each thing to the name it is stored under.
///
/// Sealed bytes are: format 1, number of the key, nonce (12 bytes), ciphertext with its tag (16
/// bytes). Format, key and name are authenticated, so that nothing can be moved to another name.
/// Nonces are random, which is good for 2^32 sealings with one key (NIST SP 800-38D, section 8.3).
public final class Vault {
  private static final byte FORMAT = 1;
  private static final int HEADER_BYTES = 2;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<Integer, DataKey> keys;
  private final DataKey current;
  private final SecureRandom random = new SecureRandom();

  /// A vault that seals with the current key and also opens what earlier ones sealed.
  public Vault(DataKey current, List<DataKey> earlier) {
    this.current = current;
    this.keys =
        Stream.concat(Stream.of(current), earlier.stream())
            .collect(Collectors.toUnmodifiableMap(DataKey::id, Function.identity()));
  }

  /// A vault that seals with the current one of the keys and opens what any of them sealed.
  public static Vault of(DataKeys keys) {
    return new Vault(keys.current(), keys.earlier());
  }

  /// A vault with one key.
  public static Vault of(DataKey key) {
    return new Vault(key, List.of());
  }

  /// The content, sealed to that name.
  public byte[] seal(String name, byte[] content) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var ciphertext = cipher(Cipher.ENCRYPT_MODE, current, nonce, name).doFinal(content);
      return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + ciphertext.length)
          .put(FORMAT)
          .put((byte) current.id())
          .put(nonce)
          .put(ciphertext)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do AES-256-GCM", e);
    }
  }

  /// What was sealed to that name.
  ///
  /// @throws Tampered if these are not bytes that were sealed to it
  /// @throws UnknownKey if the key is not one of this vault's
  public byte[] open(String name, byte[] sealed) {
    if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
      throw new Tampered(name);
    }
    var bytes = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    var id = Byte.toUnsignedInt(bytes.get());
    var key = keys.get(id);
    if (key == null) {
      throw new UnknownKey(id, name);
    }
    var nonce = new byte[NONCE_BYTES];
    var ciphertext = new byte[bytes.remaining() - NONCE_BYTES];
    bytes.get(nonce).get(ciphertext);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, name).doFinal(ciphertext);
    } catch (AEADBadTagException e) {
      throw new Tampered(name, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do AES-256-GCM", e);
    }
  }

  /// The same content, sealed to that name with the current key.
  ///
  /// @throws Tampered if these are not bytes that were sealed to it
  /// @throws UnknownKey if the key is not one of this vault's
  public byte[] reseal(String name, byte[] sealed) {
    return seal(name, open(name, sealed));
  }

  /// Whether the current key sealed what begins with these bytes, 2 at least.
  public boolean current(byte[] beginning) {
    return beginning.length >= HEADER_BYTES && Byte.toUnsignedInt(beginning[1]) == current.id();
  }

  private static Cipher cipher(int mode, DataKey key, byte[] nonce, String name)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {FORMAT, (byte) key.id()});
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
