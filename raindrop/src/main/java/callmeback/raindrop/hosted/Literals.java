package callmeback.raindrop.hosted;

import callmeback.raindrop.sql.RefusedQuery;
import java.util.ArrayDeque;
import java.util.List;

/// Values inside SQLite's SQL.
final class Literals {
  private Literals() {}

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /// The query with a text in place of each `?` that stands outside of texts.
  static String inlined(String query, List<String> parameters) {
    var left = new ArrayDeque<>(parameters);
    var written = new StringBuilder();
    var quoted = false;
    for (var letter : query.toCharArray()) {
      quoted ^= letter == '\'';
      if (letter == '?' && !quoted) {
        var value = left.poll();
        if (value == null) {
          throw new RefusedQuery("The query has more places than parameters.");
        }
        written.append(text(value));
      } else {
        written.append(letter);
      }
    }
    if (!left.isEmpty()) {
      throw new RefusedQuery("The query has fewer places than parameters.");
    }
    return written.toString();
  }
}
