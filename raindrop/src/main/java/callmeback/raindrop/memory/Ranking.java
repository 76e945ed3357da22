package callmeback.raindrop.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How well opened memories, procedures and other texts answer some terms: for stores that hold
/// them sealed and cannot search themselves.
public final class Ranking {
  private Ranking() {}

  /// The memories that share a word with the terms, best first.
  ///
  /// @param memories oldest first
  public static List<Memory> memories(List<Memory> memories, String terms, int limit) {
    return Relevance.rank(memories, terms, limit);
  }

  /// The procedures whose values share a word with the terms, best first.
  public static List<Procedure> procedures(List<Procedure> all, String terms, int limit) {
    var inOrder = all.stream().sorted(Comparator.comparing(Procedure::updatedAt)).toList();
    return best(inOrder, procedure -> Texts.of(procedure.value()), terms, limit);
  }

  /// Those whose text has a word of the terms, or one like it, best first: the rarer a shared word,
  /// the more it weighs, and of equal ones the later comes first.
  public static <T> List<T> best(List<T> all, Function<T, String> text, String terms, int limit) {
    var asked = Likeness.of(terms, Procedures.WORDS);
    var shared = all.stream().map(each -> shared(text.apply(each), asked)).toList();
    var counts = new HashMap<String, Integer>();
    shared.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
    var scores = shared.stream().map(words -> score(words, counts)).toList();
    return IntStream.range(0, all.size())
        .boxed()
        .filter(i -> scores.get(i) > 0)
        .sorted(Comparator.<Integer, Double>comparing(scores::get).thenComparing(i -> i).reversed())
        .limit(limit)
        .map(all::get)
        .toList();
  }

  private static Set<String> shared(String text, Likeness asked) {
    var shared = Likeness.keys(text);
    shared.retainAll(asked.keys());
    return shared.isEmpty() || asked.isIn(text) ? shared : Set.of();
  }

  private static double score(Set<String> shared, Map<String, Integer> counts) {
    return shared.stream()
        .mapToDouble(
            word -> Math.log(1 + (double) Procedures.WINDOW / counts.getOrDefault(word, 1)))
        .sum();
  }
}
