package callmeback.raindrop.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// How well memories answer some terms, by the words they share: BM25 (Robertson and Zaragoza,
/// 2009) with its usual constants, over the memories given. Of equal ones the later comes first.
final class Relevance {
  private static final double SATURATION = 1.2;
  private static final double LENGTH_WEIGHT = 0.75;

  private final Set<String> terms;

  private Relevance(Set<String> terms) {
    this.terms = terms;
  }

  /// The memories that share a word with the terms, best first.
  ///
  /// @param memories oldest first
  static List<Memory> rank(List<Memory> memories, String terms, int limit) {
    return new Relevance(Set.copyOf(words(terms))).rank(memories, limit);
  }

  /// How often each term occurs in a text of so many words.
  private record Text(Map<String, Integer> counts, int length) {}

  private record Scored(Memory memory, double score, int position) {}

  private List<Memory> rank(List<Memory> memories, int limit) {
    var texts = memories.stream().map(memory -> text(memory.content())).toList();
    var weights = weights(texts);
    var usualLength = Math.max(1, texts.stream().mapToInt(Text::length).average().orElse(1));
    return IntStream.range(0, memories.size())
        .mapToObj(i -> new Scored(memories.get(i), score(texts.get(i), weights, usualLength), i))
        .filter(scored -> scored.score() > 0)
        .sorted(
            Comparator.comparingDouble(Scored::score).thenComparingInt(Scored::position).reversed())
        .limit(limit)
        .map(Scored::memory)
        .toList();
  }

  private Text text(String content) {
    var words = words(content);
    var counts = new HashMap<String, Integer>();
    for (var word : words) {
      if (terms.contains(word)) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return new Text(counts, words.size());
  }

  /// Rare words say more than frequent ones.
  private Map<String, Double> weights(List<Text> texts) {
    var weights = new HashMap<String, Double>();
    for (var term : terms) {
      var having = texts.stream().filter(text -> text.counts().containsKey(term)).count();
      weights.put(term, Math.log(1 + (texts.size() - having + 0.5) / (having + 0.5)));
    }
    return weights;
  }

  private static double score(Text text, Map<String, Double> weights, double usualLength) {
    var norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * text.length() / usualLength);
    var score = 0.0;
    for (var found : text.counts().entrySet()) {
      var count = found.getValue();
      score +=
          weights.getOrDefault(found.getKey(), 0.0) * count * (SATURATION + 1) / (count + norm);
    }
    return score;
  }

  /// Runs of letters and digits in lower case, apostrophes left out: "don't" is one word.
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (var letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetterOrDigit(letter)) {
        word.append(letter);
      } else if (letter != '\'' && letter != '\u2019') {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(stem(word.toString()));
      word.setLength(0);
    }
  }

  /// Without the s of most plurals, so that "interviews" finds "interview".
  private static String stem(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }
}
