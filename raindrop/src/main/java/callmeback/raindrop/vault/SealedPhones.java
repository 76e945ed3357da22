package callmeback.raindrop.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import callmeback.core.account.PhoneNumber;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals telephone numbers so that nobody reads them, and yet equal ones stay equal: the database
/// compares them and keeps them unique.
///
/// A sealed number is 60 letters of URL-safe base64: format 1, number of the key, nonce (12 bytes),
/// ciphertext of 15 digits with leading zeros, its tag (16 bytes). The nonce is the beginning of
/// the number's HMAC-SHA256, as in synthetic initialisation vectors (RFC 5297), so that one nonce
/// never serves two numbers. Both keys are derived from the data key (HKDF, RFC 5869).
///
/// Earlier keys only open. What two keys made of a number is not equal, so that every stored number
/// is sealed anew when the data key changes.
public final class SealedPhones {
  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int DIGITS = 15;
  private static final int TAG_BITS = 128;
  private static final int SEALED_BYTES = 2 + NONCE_BYTES + DIGITS + TAG_BITS / 8;
  private static final String NAME = "a telephone number";

  private final Derived current;
  private final Map<Integer, Derived> keys;

  /// What is derived from the data key of a number.
  private record Derived(int id, SecretKey nonces, SecretKey contents) {
    static Derived from(DataKey key) {
      return new Derived(
          key.id(),
          key.derived("HmacSHA256", "phone nonces"),
          key.derived("AES", "phone contents"));
    }
  }

  /// With one key.
  public SealedPhones(DataKey key) {
    this(DataKeys.of(key));
  }

  public SealedPhones(DataKeys keys) {
    this.keys =
        keys.all().stream()
            .map(Derived::from)
            .collect(Collectors.toUnmodifiableMap(Derived::id, Function.identity()));
    this.current = Derived.from(keys.current());
  }

  /// The same text for the same number; it never begins with a `+`.
  public String seal(PhoneNumber phone) {
    var digits = phone.e164().substring(1);
    var padded = "0".repeat(DIGITS - digits.length()) + digits;
    try {
      var nonce = nonce(phone);
      var ciphertext =
          cipher(Cipher.ENCRYPT_MODE, current, nonce).doFinal(padded.getBytes(US_ASCII));
      var sealed =
          ByteBuffer.allocate(SEALED_BYTES)
              .put(FORMAT)
              .put((byte) current.id())
              .put(nonce)
              .put(ciphertext)
              .array();
      return Base64.getUrlEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do AES-256-GCM", e);
    }
  }

  /// The number that was sealed.
  ///
  /// @throws Tampered if the text was not made by [#seal]
  /// @throws UnknownKey if it was made with a key that is not among these
  public PhoneNumber open(String text) {
    var sealed = ByteBuffer.wrap(bytes(text));
    if (sealed.remaining() != SEALED_BYTES || sealed.get() != FORMAT) {
      throw new Tampered(NAME);
    }
    var id = Byte.toUnsignedInt(sealed.get());
    var key = keys.get(id);
    if (key == null) {
      throw new UnknownKey(id, NAME);
    }
    var nonce = new byte[NONCE_BYTES];
    var ciphertext = new byte[sealed.remaining() - NONCE_BYTES];
    sealed.get(nonce).get(ciphertext);
    try {
      var padded =
          new String(cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(ciphertext), US_ASCII);
      return new PhoneNumber("+" + Long.parseLong(padded));
    } catch (AEADBadTagException e) {
      throw new Tampered(NAME, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do AES-256-GCM", e);
    }
  }

  private static byte[] bytes(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      // Without the cause, which quotes what it could not read.
      throw new Tampered(NAME);
    }
  }

  private byte[] nonce(PhoneNumber phone) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(current.nonces());
    return Arrays.copyOf(mac.doFinal(phone.e164().getBytes(US_ASCII)), NONCE_BYTES);
  }

  private static Cipher cipher(int mode, Derived key, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.contents(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {FORMAT, (byte) key.id()});
    return cipher;
  }
}
