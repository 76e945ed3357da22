package callmeback.bench;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sentences of a made-up language in which, as in real ones, few words are frequent and most are
/// rare: the n-th most frequent of 20,000 stands 1/n as often as the first (Zipf's law).
final class Chatter {
  private static final int WORDS = 20_000;
  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "zo"
  };
  private static final double ALL =
      IntStream.rangeClosed(1, WORDS).mapToDouble(rank -> 1.0 / rank).sum();

  private final Random random;

  Chatter(long seed) {
    this.random = new Random(seed);
  }

  /// So many words.
  String sentence(int words) {
    return IntStream.range(0, words).mapToObj(_ -> word()).collect(Collectors.joining(" "));
  }

  private String word() {
    var left = random.nextDouble() * ALL;
    var rank = 1;
    while (rank < WORDS && left > 1.0 / rank) {
      left -= 1.0 / rank;
      rank++;
    }
    return spelt(rank);
  }

  private static String spelt(int rank) {
    var word = new StringBuilder();
    for (var rest = rank + SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
      word.append(SYLLABLES[rest % SYLLABLES.length]);
    }
    return word.append('o').toString();
  }
}
