package callmeback.voice.call;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the caller's words over the persona's mean.
enum Interruption {
  /// A cough, an echo of the persona's own words, an "uh-huh": the persona goes on.
  NONE,
  /// One word that may become more: it counts if the turn ends with it.
  FAINT,
  /// The caller takes the floor.
  CLEAR;

  /// Two words interrupt at once, one only if it is a word to stop by (facts/voice.md A3).
  private static final int WORDS = 2;

  /// Acknowledgements that keep the other one talking (facts/voice.md A7).
  private static final Set<String> ACKNOWLEDGEMENTS =
      Set.of(
          "uh", "huh", "uhhuh", "mm", "mhm", "mmhm", "hm", "hmm", "yeah", "yes", "yep", "ok",
          "okay", "right", "sure", "oh", "ah", "aha", "wow", "really", "nice", "cool", "i", "see");

  private static final Set<String> STOPS =
      Set.of("stop", "wait", "no", "hey", "sorry", "but", "hold", "pause", "enough", "hello");

  static Interruption of(String text, String recentlySent) {
    var words = words(text);
    if (words.isEmpty() || ACKNOWLEDGEMENTS.containsAll(words) || echo(text, recentlySent)) {
      return NONE;
    }
    return words.size() >= WORDS || STOPS.contains(words.getFirst()) ? CLEAR : FAINT;
  }

  boolean real() {
    return this == CLEAR;
  }

  boolean atTurnEnd() {
    return this != NONE;
  }

  /// The telephone gave our own words back (facts/voice.md A8): they stand in what was just sent,
  /// in this order.
  static boolean echo(String text, String recentlySent) {
    var words = words(text);
    return words.size() > 1 && Collections.indexOfSubList(words(recentlySent), words) >= 0;
  }

  private static List<String> words(String text) {
    return Arrays.stream(
            text.toLowerCase(Locale.ROOT).replaceAll("[-'’]", "").split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
