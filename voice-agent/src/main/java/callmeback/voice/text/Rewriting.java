package callmeback.voice.text;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something to look for in a text, and what to put in its place.
record Rewriting(Pattern pattern, Function<MatchResult, String> replacement) {

  static Rewriting of(String regex, Function<MatchResult, String> replacement) {
    var flags = Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;
    return new Rewriting(Pattern.compile(regex, flags), replacement);
  }

  /// @param group of the match that stays; 0 would be all of it
  static Rewriting keep(String regex, int group) {
    return of(regex, match -> match.group(group));
  }

  static Rewriting replace(String regex, String with) {
    return of(regex, _ -> with);
  }

  String in(String text) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
  }
}
