package callmeback.core.memory;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Beginnings of sentences, and whether two of them say the same: letters' size, punctuation and
/// articles do not matter, every other word does, "not" above all.
final class Sameness {
  /// What share of their words two forms of one sentence have in common, at least.
  static final double MOSTLY = 0.6;

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private Sameness() {}

  /// At most so many characters of a text, none of them halved.
  static String beginning(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)).strip();
  }

  static List<String> plain(String text) {
    return Arrays.stream(
            text.toLowerCase(Locale.ROOT).replaceAll("['\u2019]", "").split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty() && !ARTICLES.contains(word))
        .toList();
  }

  /// How many of all their words both have, from 0 to 1.
  static double share(String one, String other) {
    var both = new HashSet<>(plain(one));
    var all = new HashSet<>(both);
    all.addAll(plain(other));
    both.retainAll(plain(other));
    return all.isEmpty() ? 1 : (double) both.size() / all.size();
  }
}
