package callmeback.voice.call;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Mu-law sound up to a certain length, silent where nothing was put. It is in pieces, so that
/// putting never copies what was there before.
final class Track {
  static final byte SILENCE = (byte) 0xFF;

  /// Eight seconds.
  private static final int PIECE = 64_000;

  private final int most;
  private final Map<Integer, byte[]> pieces = new HashMap<>();

  /// @param most bytes; what would lie behind them is left out
  Track(int most) {
    this.most = most;
  }

  /// Puts sound there, over what there was.
  ///
  /// @return where it ends
  int put(int at, byte[] mulaw) {
    var end = Math.min(most, at + mulaw.length);
    for (var from = at; from < end; ) {
      var to = Math.min(end, (from / PIECE + 1) * PIECE);
      var piece = pieces.computeIfAbsent(from / PIECE, _ -> silence(PIECE));
      System.arraycopy(mulaw, from - at, piece, from % PIECE, to - from);
      from = to;
    }
    return end;
  }

  /// Makes it silent from there on.
  void cut(int at) {
    var piece = pieces.get(at / PIECE);
    if (piece != null) {
      Arrays.fill(piece, at % PIECE, PIECE, SILENCE);
    }
    pieces.keySet().removeIf(later -> later > at / PIECE);
  }

  /// Writes the first `length` bytes into every second place, where silence is already.
  void interleave(byte[] into, int offset, int length) {
    pieces.forEach((number, piece) -> {
      var start = number * PIECE;
      for (var i = 0; i < PIECE && start + i < length; i++) {
        into[offset + 2 * (start + i)] = piece[i];
      }
    });
  }

  static byte[] silence(int length) {
    var silence = new byte[length];
    Arrays.fill(silence, SILENCE);
    return silence;
  }
}
