package callmeback.voice.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Mu-law as a WAV file: format 7, 8 kHz (RFC 2361, and Microsoft's "Multimedia Data Standards
/// Update" of 1994, which wants the size of an extension and a fact chunk in it).
final class Wav {
  private static final short MULAW = 7;
  private static final short CHANNELS = 2;
  private static final int RATE = 8_000;
  private static final int FORMAT = 18;
  private static final int FACT = 4;

  /// The form type, and the names and sizes of three chunks.
  private static final int NAMES = 4 + 3 * 8;

  static final int HEADER = 8 + NAMES + FORMAT + FACT;

  private Wav() {}

  /// @param samples how many of each track
  static byte[] stereo(Track left, Track right, int samples) {
    var wav = Track.silence(HEADER + CHANNELS * samples);
    header(ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN), samples);
    left.interleave(wav, HEADER, samples);
    right.interleave(wav, HEADER + 1, samples);
    return wav;
  }

  private static void header(ByteBuffer wav, int samples) {
    var data = CHANNELS * samples;
    chunk(wav, "RIFF", NAMES + FORMAT + FACT + data);
    wav.put("WAVE".getBytes(US_ASCII));
    chunk(wav, "fmt ", FORMAT);
    wav.putShort(MULAW).putShort(CHANNELS).putInt(RATE).putInt(RATE * CHANNELS);
    wav.putShort(CHANNELS).putShort((short) 8).putShort((short) 0);
    chunk(wav, "fact", FACT);
    wav.putInt(samples);
    chunk(wav, "data", data);
  }

  private static void chunk(ByteBuffer wav, String name, int size) {
    wav.put(name.getBytes(US_ASCII)).putInt(size);
  }
}
