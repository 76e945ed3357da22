package callmeback.sandbox.raindrop;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Text matching, which Raindrop falls back to itself when its vectors fail.
final class Words {
  private Words() {}

  /// How many of the terms' words stand in the text, from 0 to 1.
  static double score(String terms, String text) {
    var wanted = of(terms);
    var there = of(text);
    return wanted.isEmpty()
        ? 0
        : wanted.stream().filter(there::contains).count() / (double) wanted.size();
  }

  /// Those that match, best first.
  static <T> List<T> best(List<T> all, String terms, Function<T, String> text) {
    return all.stream()
        .filter(each -> score(terms, text.apply(each)) > 0)
        .sorted(Comparator.comparingDouble((T each) -> -score(terms, text.apply(each))))
        .toList();
  }

  private static Set<String> of(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
