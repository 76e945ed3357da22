package callmeback.sandbox.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The words of one utterance that have been heard so far, across small gaps in its sound.
final class Phrase {
  private static final int BRIDGED_BYTES = 250 * MuLaw.BYTES_PER_MS;
  private static final long FORGOTTEN_BYTES = 1_000L * MuLaw.BYTES_PER_MS;

  private final int number;
  private final List<Word> heard = new ArrayList<>();
  private Trail trail;
  private int word;
  private long lastHeard;

  Phrase(int number, Trail trail, long position) {
    this.number = number;
    this.trail = trail;
    lastHeard = position;
    word = firstWord(0);
  }

  /// Whether this trail goes on where the phrase stopped, rather than being something new.
  boolean continuedBy(Trail other, long position) {
    return other.utterance().equals(trail.utterance())
        && other.next() >= trail.next()
        && position - lastHeard < FORGOTTEN_BYTES;
  }

  void continueWith(Trail other) {
    var skipped = other.from() - trail.next();
    trail = other;
    if (skipped > BRIDGED_BYTES) {
      word = firstWord(word);
    }
  }

  /// The first word at or after this one of which at least half lies in what the trail has matched.
  private int firstWord(int index) {
    var words = trail.utterance().words();
    var i = index;
    while (i < words.size() && middle(words.get(i)) < trail.from()) {
      i++;
    }
    return i;
  }

  /// Notes the words that have ended; true if there are new ones.
  boolean advance(long position) {
    lastHeard = position;
    return take(w -> w.endMs() * MuLaw.BYTES_PER_MS);
  }

  /// The sound broke off: a word counts if half of it was heard.
  boolean breakOff() {
    return take(Phrase::middle);
  }

  private boolean take(ToIntFunction<Word> countsFrom) {
    var words = trail.utterance().words();
    var before = heard.size();
    while (word < words.size() && countsFrom.applyAsInt(words.get(word)) <= trail.next()) {
      heard.add(trail.inStream(words.get(word)));
      word++;
    }
    return heard.size() > before;
  }

  private static int middle(Word word) {
    return (word.startMs() + word.endMs()) / 2 * MuLaw.BYTES_PER_MS;
  }

  int number() {
    return number;
  }

  Trail trail() {
    return trail;
  }

  boolean isEmpty() {
    return heard.isEmpty();
  }

  Heard.Words words(long atMs) {
    var complete = word == trail.utterance().words().size();
    return new Heard.Words(number, heard, complete, trail.utterance().timbre(), atMs);
  }
}
