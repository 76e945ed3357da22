package callmeback.raindrop.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What may be run at all: one query, of plain names, known functions and quoted texts.
///
/// It stands in front of a role that can read the views only. It is needed beside it because some
/// of PostgreSQL's functions run text as SQL or change the role in the middle of a query.
public final class Guard {
  private static final int LONGEST = 4_000;
  private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_\\s.,()*/%+<>=!|?-]*");
  private static final Pattern BEGINNING = Pattern.compile("(?is)\\s*(select|with)\\b.*");
  private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*\\(");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Set<String> CALLED =
      Set.of(
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "round",
          "coalesce",
          "nullif",
          "abs",
          "lower",
          "upper",
          "length",
          "substr",
          "cast",
          "in",
          "and",
          "or",
          "not",
          "as",
          "from",
          "where",
          "on",
          "over",
          "by",
          "exists",
          "then",
          "else",
          "when",
          "select",
          "having",
          "rank",
          "row_number",
          "ceil",
          "floor");

  private static final Set<String> FORBIDDEN =
      Set.of(
          "insert",
          "update",
          "delete",
          "merge",
          "drop",
          "alter",
          "create",
          "truncate",
          "grant",
          "revoke",
          "copy",
          "call",
          "do",
          "set",
          "reset",
          "into",
          "lock",
          "execute",
          "returning",
          "information_schema",
          "public",
          "pragma",
          "attach",
          "lateral",
          "for");

  private Guard() {}

  /// The query without a semicolon at its end.
  ///
  /// @throws RefusedQuery if it may not be run
  public static String check(String sql) {
    var query = sql.strip().replaceFirst(";\\s*$", "").strip();
    require(!query.isEmpty() && query.length() <= LONGEST, "The query is empty or too long.");
    var outside = TEXT.matcher(query).replaceAll(" 0 ");
    require(!outside.contains(";"), "Only one statement is run at a time.");
    require(
        BEGINNING.matcher(outside).matches(), "Only queries are run: begin with SELECT or WITH.");
    require(
        PLAIN.matcher(outside).matches() && !outside.contains("--") && !outside.contains("/*"),
        "The query has comments, quoted names or letters that are not taken.");
    WORD.matcher(outside).results().forEach(word -> checkWord(word.group()));
    CALL.matcher(outside)
        .results()
        .map(call -> call.group(1))
        .forEach(name -> require(called(name), "The function " + name + " is not known here."));
    return query;
  }

  private static boolean called(String name) {
    return CALLED.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void checkWord(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    require(
        !FORBIDDEN.contains(lower) && !lower.startsWith("pg_"),
        "The query only reads the views it was given: " + word + " is not for it.");
  }

  private static void require(boolean right, String sentence) {
    if (!right) {
      throw new RefusedQuery(sentence);
    }
  }
}
