package callmeback.raindrop.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Stands numbers in for words, so that sealed texts can be found by the words in them: 64 bits of
/// an HMAC-SHA256 over whose word it is and the word itself, with a key derived from the data key
/// (HKDF, RFC 5869). The same word of two owners is two numbers.
///
/// Only the current key does it: what an earlier one made of a word is another number, so that
/// whatever is indexed is indexed anew when the data key changes.
public final class BlindWords {
  private final SecretKey key;

  public BlindWords(DataKey key) {
    this.key = key.derived("HmacSHA256", "memory words");
  }

  /// With the current one of the keys.
  public BlindWords(DataKeys keys) {
    this(keys.current());
  }

  /// The number of an owner's word.
  public long of(String owner, String word) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(owner.getBytes(UTF_8));
      mac.update((byte) 0);
      return ByteBuffer.wrap(mac.doFinal(word.getBytes(UTF_8))).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do HMAC-SHA256", e);
    }
  }
}
