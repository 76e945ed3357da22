package callmeback.sandbox.chat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/// A query for a question about calls, or why there is none: by words of the question, as a model
/// that was told the views would write it.
final class SqlAnswer {
  private static final Pattern TODAY = Pattern.compile("Today[^:]*: (\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern QUESTION = Pattern.compile("(?s)Question: (.*?)(?:</|$)");
  private static final Pattern PERSONAL =
      Pattern.compile("\\b(who|whose|names?|numbers? of|phones?|e-?mails?|said|transcripts?)\\b");
  private static final Pattern BY = Pattern.compile("\\bby (persona|day|outcome|hour|status)\\b");

  private SqlAnswer() {}

  static String to(String material) {
    var question = QUESTION.matcher(material);
    var asked = question.find() ? question.group(1).toLowerCase(Locale.ROOT) : "";
    var answer = Json.MAPPER.createObjectNode();
    if (PERSONAL.matcher(asked).find()) {
      return answer
          .put("sql", "")
          .put("refusal", "These figures know no person and nothing that was said.")
          .toString();
    }
    return answer.put("sql", query(asked, material)).put("refusal", "").toString();
  }

  private static String query(String asked, String material) {
    var by = BY.matcher(asked);
    var group = by.find() ? by.group(1) : "";
    var sql = new StringBuilder("SELECT ");
    sql.append(group.isEmpty() ? "" : group + ", ").append("count(*) AS calls FROM calls");
    sql.append(" WHERE day >= '").append(asked.contains("week") ? weekAgo(material) : "2000-01-01");
    sql.append('\'');
    if (asked.contains("fail")) {
      sql.append(" AND outcome NOT IN ('talked', 'running')");
    }
    return group.isEmpty()
        ? sql.toString()
        : sql.append(" GROUP BY ").append(group).append(" ORDER BY calls DESC").toString();
  }

  private static LocalDate weekAgo(String material) {
    var today = TODAY.matcher(material);
    return today.find() ? LocalDate.parse(today.group(1)).minusDays(7) : LocalDate.EPOCH;
  }
}
