package callmeback.mcp.page;

import callmeback.mcp.Entry;
import java.util.List;
import java.util.stream.Collectors;

/// A form with a field for each argument of a tool; a script sends it.
record RunForm(Entry entry) {
  /// From so many characters on a text wants more than a line.
  private static final int LONG = 150;

  String html() {
    var fields = Field.top(entry.input().parameters());
    return """
    <form class="run" data-tool="%s" hidden="hidden">
    <h4>Try it</h4>
    %s<p class="send"><button type="submit">%s</button> <span class="wait" role="status"></span></p>
    <output class="answer" hidden="hidden"></output>
    </form>
    """
        .formatted(
            entry.name(),
            fields.stream().map(this::field).collect(Collectors.joining()),
            Badge.of(entry).getFirst().kind().equals("money") ? "Run, and be asked first" : "Run");
  }

  private String field(Field field) {
    var id = "run-" + entry.name() + "-" + field.path();
    return """
    <p class="field"><label for="%s">%s%s</label>
    %s<span class="hint" id="%s-hint">%s</span></p>
    """
        .formatted(
            id,
            Html.code(field.path()),
            field.required() ? " <em>required</em>" : "",
            control(field, id),
            id,
            Html.prose(field.meaning()));
  }

  private static String control(Field field, String id) {
    var common =
        "id=\"%s\" name=\"%s\" aria-describedby=\"%s-hint\"%s"
            .formatted(id, field.path(), id, field.required() ? " required=\"required\"" : "");
    if (field.choice()) {
      return select(common, field, "text", field.words());
    }
    if (field.is("boolean")) {
      return select(common, field, "boolean", List.of("true", "false"));
    }
    if (field.is("integer")) {
      return "<input type=\"number\" step=\"1\" data-kind=\"integer\" %s%s%s/>\n"
          .formatted(common, bound(field, "minimum", "min"), bound(field, "maximum", "max"));
    }
    if (field.is("string")) {
      return text(common, field);
    }
    var kind = field.is("array") && field.type().startsWith("list of string") ? "words" : "json";
    var hint = kind.equals("words") ? "one, two" : "JSON";
    return "<input type=\"text\" data-kind=\"%s\" placeholder=\"%s\" %s/>\n"
        .formatted(kind, hint, common);
  }

  private static String text(String common, Field field) {
    var bounds = bound(field, "minLength", "minlength") + bound(field, "maxLength", "maxlength");
    var isLong = field.schema().get("maxLength") instanceof Integer most && most >= LONG;
    return isLong
        ? "<textarea rows=\"3\" data-kind=\"text\" %s%s></textarea>\n".formatted(common, bounds)
        : "<input type=\"text\" autocomplete=\"off\" data-kind=\"text\" placeholder=\"%s\" %s%s/>\n"
            .formatted(placeholder(field), common, bounds);
  }

  private static String placeholder(Field field) {
    return switch (field.type()) {
      case "uuid" -> "6f1c1f0e-4a57-4c52-9a55-0a8f3cfb2a11";
      case "date-time" -> "2026-03-02T18:20:00Z";
      default -> "";
    };
  }

  private static String select(String common, Field field, String kind, List<String> words) {
    var none = field.required() ? "" : "<option value=\"\">as usual</option>";
    return words.stream()
        .map(word -> "<option>" + Html.text(word) + "</option>")
        .collect(
            Collectors.joining(
                "", "<select data-kind=\"%s\" %s>%s".formatted(kind, common, none), "</select>\n"));
  }

  private static String bound(Field field, String keyword, String attribute) {
    var value = field.schema().get(keyword);
    return value == null ? "" : " %s=\"%s\"".formatted(attribute, value);
  }
}
