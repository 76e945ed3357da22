package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.MuLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns what a client sends into mu-law, in pieces of at most 20 ms.
final class Intake {
  private static final int PIECE = 160;

  private final boolean linear;
  private int half = -1;

  private Intake(boolean linear) {
    this.linear = linear;
  }

  /// Reads `encoding` and `sample_rate`. The real service takes more kinds; an ear of this sandbox
  /// knows telephone sound only.
  static Intake from(Parameters parameters) {
    var encoding = parameters.required("encoding");
    if (!encoding.equals("mulaw") && !encoding.equals("linear16")) {
      throw Parameters.invalid("encoding", "mulaw or linear16 in this sandbox");
    }
    parameters.required("sample_rate");
    parameters
        .number("sample_rate", 8_000, 8_000)
        .orElseThrow(() -> Parameters.invalid("sample_rate", "8000 in this sandbox"));
    return new Intake(encoding.equals("linear16"));
  }

  List<byte[]> pieces(byte[] bytes) {
    var mulaw = linear ? encoded(bytes) : bytes;
    var pieces = new ArrayList<byte[]>();
    for (var at = 0; at < mulaw.length; at += PIECE) {
      pieces.add(Arrays.copyOfRange(mulaw, at, Math.min(at + PIECE, mulaw.length)));
    }
    return pieces;
  }

  /// Little-endian samples; a sample may be split between two messages.
  private byte[] encoded(byte[] bytes) {
    var mulaw = new byte[(bytes.length + (half < 0 ? 0 : 1)) / 2];
    var n = 0;
    for (var b : bytes) {
      if (half < 0) {
        half = b & 0xFF;
      } else {
        mulaw[n++] = MuLaw.encode(b << 8 | half);
        half = -1;
      }
    }
    return mulaw;
  }
}
