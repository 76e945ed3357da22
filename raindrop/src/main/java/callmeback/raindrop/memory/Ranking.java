package callmeback.raindrop.memory;

import callmeback.core.memory.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// How well opened memories and procedures answer some terms: for stores that hold them sealed and
/// cannot search themselves.
public final class Ranking {
  private static final int WORDS = 24;

  private Ranking() {}

  /// The memories that share a word with the terms, best first.
  ///
  /// @param memories oldest first
  public static List<Memory> memories(List<Memory> memories, String terms, int limit) {
    return Relevance.rank(memories, terms, limit);
  }

  /// The procedures whose values share a word with the terms, best first: the rarer a shared word,
  /// the more it weighs, and of equal ones the later comes first.
  public static List<Procedure> procedures(List<Procedure> all, String terms, int limit) {
    var wanted = new HashSet<>(Words.stems(terms).stream().limit(WORDS).toList());
    var having = new HashMap<Procedure, Set<String>>();
    var counts = new HashMap<String, Integer>();
    for (var procedure : all) {
      var shared = new HashSet<>(Words.stems(Texts.of(procedure.value())));
      shared.retainAll(wanted);
      having.put(procedure, shared);
      shared.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    ToDoubleFunction<Procedure> score = each -> score(having.getOrDefault(each, Set.of()), counts);
    return all.stream()
        .filter(each -> score.applyAsDouble(each) > 0)
        .sorted(Comparator.comparingDouble(score).thenComparing(Procedure::updatedAt).reversed())
        .limit(limit)
        .toList();
  }

  private static double score(Set<String> shared, Map<String, Integer> counts) {
    return shared.stream()
        .mapToDouble(
            word -> Math.log(1 + (double) Procedures.WINDOW / counts.getOrDefault(word, 1)))
        .sum();
  }
}
