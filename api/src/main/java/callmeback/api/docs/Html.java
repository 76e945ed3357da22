package callmeback.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/// Pieces of a page. Whatever comes in as text goes out escaped.
final class Html {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private Html() {}

  static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// Text in which words between backticks are code.
  static String prose(String raw) {
    return CODE.matcher(text(raw)).replaceAll("<code>$1</code>");
  }

  static String code(String raw) {
    return "<code>" + text(raw) + "</code>";
  }

  static String block(String raw) {
    return "<pre>" + text(raw) + "</pre>\n";
  }

  static String block(JsonNode json) {
    return block(json.toPrettyString());
  }

  static String paragraph(String raw) {
    return raw.isEmpty() ? "" : "<p>" + prose(raw) + "</p>\n";
  }

  /// A list of terms with what is to be said of them, in HTML both.
  static String terms(String title, List<String> entries) {
    return entries.isEmpty()
        ? ""
        : "<h4>" + text(title) + "</h4>\n<dl>\n" + String.join("", entries) + "</dl>\n";
  }

  static String term(String term, String said) {
    return "<dt>" + term + "</dt><dd>" + said + "</dd>\n";
  }
}
