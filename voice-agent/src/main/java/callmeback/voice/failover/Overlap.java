package callmeback.voice.failover;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Joins two hearings of one utterance where the second repeats the end of the first.
final class Overlap {
  private Overlap() {}

  /// The last word of the first hearing may be misheard, as it was cut off; so may the first of the
  /// second. Where nothing matches, nothing is dropped.
  static String join(String before, String after) {
    var old = words(before);
    var fresh = words(after);
    if (contains(old, fresh)) {
      return before;
    }
    var best = new Seam(0, old.size(), 0);
    for (var cut = 0; cut <= 1; cut++) {
      for (var skip = 0; skip <= 1; skip++) {
        best = longest(best, seam(old, fresh, cut, skip));
      }
    }
    return String.join(
        " ",
        Stream.concat(old.stream().limit(best.keep()), fresh.stream().skip(best.from())).toList());
  }

  /// @param matched how many words agree
  /// @param keep how many words of the old hearing stay
  /// @param from the first word of the fresh hearing that is added
  private record Seam(int matched, int keep, int from) {}

  private static Seam longest(Seam one, Seam other) {
    return other.matched() > one.matched() ? other : one;
  }

  private static Seam seam(List<String> old, List<String> fresh, int cut, int skip) {
    var end = Math.max(0, old.size() - cut);
    for (var length = Math.min(end, fresh.size() - skip); length > 0; length--) {
      if (alike(old.subList(end - length, end), fresh.subList(skip, skip + length))) {
        return new Seam(length, end - length, skip);
      }
    }
    return new Seam(0, old.size(), 0);
  }

  private static boolean contains(List<String> old, List<String> fresh) {
    return IntStream.rangeClosed(0, old.size() - fresh.size())
        .anyMatch(start -> alike(old.subList(start, start + fresh.size()), fresh));
  }

  private static boolean alike(List<String> some, List<String> others) {
    for (var i = 0; i < some.size(); i++) {
      if (!bare(some.get(i)).equals(bare(others.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static String bare(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
