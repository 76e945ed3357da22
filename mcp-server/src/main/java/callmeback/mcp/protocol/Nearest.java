package callmeback.mcp.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The name that somebody who wrote a wrong one probably meant.
final class Nearest {
  /// Wrong letters that a slip may have; more is another word.
  private static final int MOST = 3;

  private Nearest() {}

  static Optional<String> of(String name, List<String> names) {
    return names.stream()
        .filter(each -> distance(name, each) <= Math.min(MOST, each.length() / 2))
        .min(Comparator.comparing(each -> distance(name, each)));
  }

  /// How many letters have to be changed, added or left out (Levenshtein).
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
