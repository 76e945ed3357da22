package callmeback.mcp.page;

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
    return "<pre tabindex=\"0\">" + text(raw) + "</pre>\n";
  }
}
