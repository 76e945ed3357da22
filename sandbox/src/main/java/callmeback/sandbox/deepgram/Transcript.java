package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Heard;
import callmeback.sandbox.speech.Word;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The words heard since the last cut, across phrases.
final class Transcript {
  private final NavigableMap<Integer, Heard.Words> phrases = new TreeMap<>();
  private List<Word> words = List.of();
  private long cutMs;

  /// True if this changes the words.
  boolean add(Heard.Words heard) {
    phrases.put(heard.phrase(), heard);
    var before = words;
    words =
        phrases.values().stream()
            .flatMap(phrase -> phrase.words().stream())
            .filter(word -> word.startMs() >= cutMs)
            .toList();
    return !words.equals(before);
  }

  List<Word> words() {
    return words;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /// Whether the last speaker has said all they meant to say.
  boolean complete() {
    return !phrases.isEmpty() && phrases.lastEntry().getValue().complete();
  }

  /// When the last word ended; the last cut if there is none.
  long endMs() {
    return words.isEmpty() ? cutMs : words.getLast().endMs();
  }

  /// Forgets the words up to now; a phrase that goes on keeps those still to come.
  void cut() {
    cutMs = endMs();
    words = List.of();
    while (phrases.size() > 1) {
      phrases.pollFirstEntry();
    }
  }
}
