package callmeback.sandbox.speech;

/// One word as written, with its time in milliseconds from the start of an utterance or of a
/// stream.
public record Word(String text, int startMs, int endMs) {

  public Word {
    if (text.isBlank() || startMs < 0 || endMs < startMs) {
      throw new IllegalArgumentException("not a word in time: " + startMs + ".." + endMs);
    }
  }

  Word earlier(int ms) {
    return new Word(text, startMs - ms, endMs - ms);
  }
}
