package callmeback.raindrop.store;

import java.util.Locale;
import java.util.regex.Pattern;

/// What somebody types to find a persona: whole words, of which the last may be unfinished.
///
/// @param words all of it, in the syntax of `websearch_to_tsquery`
/// @param before all of it but the last word
/// @param prefix what the last word begins with, as a `tsquery`; empty where it is no plain word
record PersonaSearch(String words, String before, String prefix) {
  private static final Pattern HYPHEN_WITHIN =
      Pattern.compile("(?<=[\\p{L}\\p{N}])-(?=[\\p{L}\\p{N}])");
  // A word after a hyphen is one that must not be there.
  private static final Pattern LAST_WORD =
      Pattern.compile("(.*?)(?<![-\\p{L}\\p{N}])([\\p{L}\\p{N}]+)\"?");

  static PersonaSearch of(String typed) {
    var words = HYPHEN_WITHIN.matcher(clean(typed)).replaceAll(" ");
    var last = LAST_WORD.matcher(words);
    return last.matches()
        ? new PersonaSearch(words, last.group(1), last.group(2).toLowerCase(Locale.ROOT) + ":*")
        : new PersonaSearch(words, words, "");
  }

  /// PostgreSQL keeps no NUL in a text.
  static String clean(String typed) {
    return typed.replaceAll("\\p{Cntrl}", " ");
  }
}
