package callmeback.raindrop.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.BitSet;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Turns vectors so that those of one owner keep their distances and say nothing to whoever has no
/// key: what a text means can otherwise be told from its vector.
///
/// A turn flips the signs of numbers as a keyed stream of bits says (HMAC-SHA256 over the owner)
/// and mixes them all (Walsh and Hadamard), [#ROUNDS] times over. It hides a vector as long as
/// nobody has many of an owner's vectors together with their texts; it is no seal, and does not
/// have to be opened.
public final class BlindVectors {
  private static final int ROUNDS = 3;

  private final int keyId;
  private final SecretKey key;

  public BlindVectors(DataKey key) {
    this.keyId = key.id();
    this.key = key.derived("HmacSHA256", "memory vectors");
  }

  /// With the current one of the keys: what earlier ones turned cannot be compared with what it
  /// does.
  public BlindVectors(DataKeys keys) {
    this(keys.current());
  }

  /// The number of the key.
  public int keyId() {
    return keyId;
  }

  /// An owner's vector, turned.
  ///
  /// @param vector has a power of two of numbers
  public float[] of(String owner, float[] vector) {
    if (Integer.bitCount(vector.length) != 1) {
      throw new IllegalArgumentException("Vectors of %d cannot be turned".formatted(vector.length));
    }
    var signs = signs(owner, ROUNDS * vector.length);
    var turned = vector.clone();
    for (var round = 0; round < ROUNDS; round++) {
      for (var i = 0; i < turned.length; i++) {
        turned[i] = signs.get(round * turned.length + i) ? -turned[i] : turned[i];
      }
      mix(turned);
    }
    return turned;
  }

  /// The Walsh-Hadamard transform, which keeps lengths and angles.
  private static void mix(float[] vector) {
    for (var half = 1; half < vector.length; half *= 2) {
      for (var i = 0; i < vector.length; i++) {
        if ((i & half) == 0) {
          var sum = vector[i] + vector[i + half];
          vector[i + half] = vector[i] - vector[i + half];
          vector[i] = sum;
        }
      }
    }
    var scale = (float) (1 / Math.sqrt(vector.length));
    for (var i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }

  private BitSet signs(String owner, int count) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var bytes = ByteBuffer.allocate(count / Byte.SIZE + mac.getMacLength());
      for (var block = 0; bytes.position() * Byte.SIZE < count; block++) {
        mac.update(owner.getBytes(UTF_8));
        mac.update((byte) 0);
        bytes.put(mac.doFinal(new byte[] {(byte) block}));
      }
      return BitSet.valueOf(bytes.flip());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do HMAC-SHA256", e);
    }
  }
}
