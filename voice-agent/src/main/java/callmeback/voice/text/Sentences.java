package callmeback.voice.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a stream of words into what can be spoken by itself, as soon as it can. Where the stream's
/// pieces begin and end makes no difference.
///
/// A piece is a sentence; a part of one that has become too long; or, so that the caller hears
/// something early, the first clause of the first sentence. For one reply and one thread.
public final class Sentences {
  private static final int LONGEST = 200;

  /// A shorter first clause sounds cut off.
  private static final int SHORTEST_CLAUSE = 25;

  private static final String TERMINATORS = ".!?…";
  private static final String CLAUSE_ENDS = ",;:—–";
  private static final String CLOSERS = "\"'”’)]*_`";

  private static final Pattern DOTTED_LETTERS = Pattern.compile("(\\p{L}\\.)+");
  private static final Pattern LIST_NUMBER = Pattern.compile("\\d{1,2}\\.");
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "jr.", "sr.", "vs.", "etc.", "no.", "inc.",
          "ltd.", "co.", "mt.", "ave.", "approx.", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.",
          "dec.");

  private final StringBuilder pending = new StringBuilder();
  private boolean first = true;

  /// Takes what comes next.
  ///
  /// @return the pieces it completed, in order, without space around them
  public List<String> add(String delta) {
    var complete = new ArrayList<String>();
    for (var i = 0; i < delta.length(); i++) {
      append(delta.charAt(i), complete);
    }
    return List.copyOf(complete);
  }

  /// There is no more.
  ///
  /// @return what was left, if anything
  public List<String> end() {
    var complete = new ArrayList<String>();
    cut(pending.length(), complete);
    return List.copyOf(complete);
  }

  private void append(char next, List<String> complete) {
    var space = Character.isWhitespace(next);
    if (space && pending.isEmpty()) {
      return;
    }
    if (space && (next == '\n' || sentenceEnds() || clauseEnds())) {
      cut(pending.length(), complete);
      return;
    }
    pending.append(next);
    if (pending.length() >= LONGEST && !Character.isHighSurrogate(next)) {
      cut(bestCut(), complete);
    }
  }

  private void cut(int end, List<String> complete) {
    var piece = pending.substring(0, end).strip();
    var rest = pending.substring(end).stripLeading();
    pending.setLength(0);
    pending.append(rest);
    if (!piece.isEmpty()) {
      complete.add(piece);
      first = false;
    }
  }

  private boolean sentenceEnds() {
    var end = pending.length();
    while (end > 0 && CLOSERS.indexOf(pending.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end == 0 || TERMINATORS.indexOf(pending.charAt(end - 1)) < 0) {
      return false;
    }
    return pending.charAt(end - 1) != '.' || !isAbbreviation(lastWord(end), end);
  }

  /// Initials and dotted letters (J., a.m., U.S.) rarely end a sentence, and a number with nothing
  /// before it counts a list.
  private static boolean isAbbreviation(String word, int end) {
    return ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))
        || (DOTTED_LETTERS.matcher(word).matches() && !"I.".equals(word))
        || (LIST_NUMBER.matcher(word).matches() && word.length() == end);
  }

  private String lastWord(int end) {
    var start = end;
    while (start > 0 && isPartOfWord(pending.charAt(start - 1))) {
      start--;
    }
    return pending.substring(start, end);
  }

  private static boolean isPartOfWord(char character) {
    return Character.isLetterOrDigit(character) || character == '.';
  }

  private boolean clauseEnds() {
    return first
        && pending.length() >= SHORTEST_CLAUSE
        && CLAUSE_ENDS.indexOf(pending.charAt(pending.length() - 1)) >= 0;
  }

  /// After the last clause, else after the last word, else right here.
  private int bestCut() {
    var afterWord = 0;
    for (var i = pending.length() - 1; i > 0; i--) {
      if (Character.isWhitespace(pending.charAt(i))) {
        if (CLAUSE_ENDS.indexOf(pending.charAt(i - 1)) >= 0) {
          return i;
        }
        afterWord = afterWord == 0 ? i : afterWord;
      }
    }
    return afterWord == 0 ? pending.length() : afterWord;
  }
}
