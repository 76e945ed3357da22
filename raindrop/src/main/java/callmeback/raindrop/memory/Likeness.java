package callmeback.raindrop.memory;

import callmeback.core.memory.Words;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;

/// What texts are found by when words are misheard or misspelt: the stems of their words, and how
/// these sound (Double Metaphone, Philips 2000).
///
/// A sound alone says little: "burden" and "protein" have the same. So words that only sound alike
/// have to look alike too, by the trigrams they share, counted as PostgreSQL's `pg_trgm` does.
final class Likeness {
  /// Stands before sounds, and in no stem.
  private static final char SOUND = '~';

  /// The usual 4 letters of a sound are too few to tell long names apart.
  private static final int SOUND_LETTERS = 8;

  /// Shorter ones are shared by too many words.
  private static final int SHORTEST_SOUND = 3;

  /// What `pg_trgm` calls alike. "Kathryn" and "Catherine" share 0.55 of their trigrams, "burden"
  /// and "protein" none.
  private static final double ALIKE = 0.3;

  /// Letters that are written for each other.
  private static final Map<Character, Character> SAME =
      Map.of('c', 'k', 'q', 'k', 'y', 'i', 'z', 's', 'v', 'f', 'w', 'f');

  private static final DoubleMetaphone METAPHONE = metaphone();

  private final Set<String> stems;

  /// How each stem sounds, if it does.
  private final Map<String, String> sounds = new LinkedHashMap<>();

  private Likeness(Set<String> stems) {
    this.stems = stems;
    stems.forEach(stem -> sound(stem).ifPresent(sound -> sounds.put(stem, sound)));
  }

  /// @param most how many of the words count
  static Likeness of(String terms, int most) {
    var stems = new LinkedHashSet<String>();
    Words.stems(terms).stream().limit(most).forEach(stems::add);
    return new Likeness(stems);
  }

  /// What a text is to be found by.
  static Set<String> keys(String text) {
    return of(text, Integer.MAX_VALUE).keys();
  }

  /// The stems and the sounds of the terms.
  Set<String> keys() {
    var keys = new LinkedHashSet<>(stems);
    sounds.values().forEach(sound -> keys.add(SOUND + sound));
    return keys;
  }

  /// Whether a text that shares a key with the terms has one of their words, or one like it.
  boolean isIn(String text) {
    var words = Words.stems(text);
    return words.stream().anyMatch(stems::contains) || words.stream().anyMatch(this::likeOne);
  }

  private boolean likeOne(String word) {
    var sound = sound(word);
    return sound.isPresent()
        && sounds.entrySet().stream()
            .filter(stem -> stem.getValue().equals(sound.get()))
            .anyMatch(stem -> shared(stem.getKey(), word) >= ALIKE);
  }

  /// Numbers and words in other scripts have none.
  private static Optional<String> sound(String word) {
    return Optional.ofNullable(METAPHONE.doubleMetaphone(word))
        .filter(sound -> sound.length() >= SHORTEST_SOUND);
  }

  /// Of all trigrams of two words, how many they share: from 0 to 1.
  private static double shared(String one, String other) {
    var ones = trigrams(one);
    var all = trigrams(other);
    var both = new HashSet<>(ones);
    both.retainAll(all);
    all.addAll(ones);
    return (double) both.size() / all.size();
  }

  private static Set<String> trigrams(String word) {
    var padded = new StringBuilder("  ");
    word.chars().forEach(letter -> padded.append(SAME.getOrDefault((char) letter, (char) letter)));
    padded.append(' ');
    var trigrams = new HashSet<String>();
    for (var start = 0; start + 3 <= padded.length(); start++) {
      trigrams.add(padded.substring(start, start + 3));
    }
    return trigrams;
  }

  private static DoubleMetaphone metaphone() {
    var metaphone = new DoubleMetaphone();
    metaphone.setMaxCodeLen(SOUND_LETTERS);
    return metaphone;
  }
}
