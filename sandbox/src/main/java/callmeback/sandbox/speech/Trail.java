package callmeback.sandbox.speech;

/// An utterance being heard in a stream: which of its bytes comes next, and since which byte it has
/// matched.
final class Trail {
  private final Utterance utterance;
  private final long origin;
  private final int from;
  private int next;

  /// @param origin where in the stream the utterance's first byte is, or would be
  /// @param from the first byte of the utterance that matched
  Trail(Utterance utterance, long origin, int from, int next) {
    this.utterance = utterance;
    this.origin = origin;
    this.from = from;
    this.next = next;
  }

  /// Takes the stream's next byte, if it is the utterance's next byte.
  boolean follow(byte b) {
    if (next < utterance.length() && utterance.at(next) == b) {
      next++;
      return true;
    }
    return false;
  }

  Utterance utterance() {
    return utterance;
  }

  int from() {
    return from;
  }

  int next() {
    return next;
  }

  int matched() {
    return next - from;
  }

  /// The word in the stream's time.
  Word inStream(Word word) {
    var shiftMs = (int) (origin / MuLaw.BYTES_PER_MS);
    return new Word(
        word.text(), Math.max(0, word.startMs() + shiftMs), Math.max(0, word.endMs() + shiftMs));
  }
}
