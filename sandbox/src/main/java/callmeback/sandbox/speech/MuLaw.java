package callmeback.sandbox.speech;

import java.util.Arrays;

/// G.711 mu-law at 8 kHz: one byte a sample, eight bytes a millisecond.
public final class MuLaw {

  /// The byte that telephones send when nobody speaks.
  public static final byte SILENCE = (byte) 0xFF;

  public static final int BYTES_PER_MS = 8;

  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;
  private static final short[] LINEAR = linear();

  private MuLaw() {}

  /// The 16-bit sample of one mu-law byte.
  public static short decode(byte mulaw) {
    return LINEAR[mulaw & 0xFF];
  }

  /// The mu-law byte of one 16-bit sample; zero always becomes [#SILENCE].
  public static byte encode(int sample) {
    var magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
    var exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
    if (exponent == 0 && mantissa == 0) {
      return SILENCE;
    }
    var sign = sample < 0 ? 0x80 : 0;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }

  /// Silence of the given length.
  public static byte[] silence(int ms) {
    var quiet = new byte[ms * BYTES_PER_MS];
    Arrays.fill(quiet, SILENCE);
    return quiet;
  }

  private static short[] linear() {
    var table = new short[256];
    for (var code = 0; code < 256; code++) {
      var inverted = ~code & 0xFF;
      var magnitude = (((inverted & 0x0F) << 3) + BIAS << (inverted >> 4 & 0x07)) - BIAS;
      table[code] = (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
    }
    return table;
  }
}
