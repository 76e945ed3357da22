package callmeback.raindrop.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How well opened memories, procedures and other texts answer some terms: for stores that hold
/// them sealed and cannot search themselves.
public final class Ranking {
  /// How little a rank matters beside standing in both lists; the authors' constant.
  private static final double FUSION = 60;

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

  /// Two lists as one, by reciprocal ranks (Cormack, Clarke and Büttcher, 2009): what stands high
  /// in both stands highest, and of equal ones the first list's come first.
  static List<Procedure> fused(List<Procedure> one, List<Procedure> other, int limit) {
    var found = new LinkedHashMap<String, Procedure>();
    var scores = new HashMap<String, Double>();
    for (var list : List.of(one, other)) {
      for (var rank = 0; rank < list.size(); rank++) {
        found.putIfAbsent(list.get(rank).key(), list.get(rank));
        scores.merge(list.get(rank).key(), 1.0 / (FUSION + rank + 1), Double::sum);
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing((Procedure each) -> scores.getOrDefault(each.key(), 0.0))
                .reversed())
        .limit(limit)
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
