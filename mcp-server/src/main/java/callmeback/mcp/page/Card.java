package callmeback.mcp.page;

import callmeback.mcp.Entry;
import callmeback.mcp.tool.Wire;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A tool on the page: closed it is one line, opened it is all there is to know.
record Card(Entry entry) {

  String html() {
    return """
    <article class="tool %s" id="%s" data-words="%s">
    <details>
    <summary><code class="name">%s</code> <span class="badges">%s</span> <span class="what">%s</span></summary>
    <div class="inside">
    <p>%s</p>
    <dl class="terms">%s</dl>
    %s%s%s%s<p class="anchor"><a href="#%s">Link to <code>%s</code></a></p>
    </div>
    </details>
    </article>
    """
        .formatted(
            Badge.of(entry).getFirst().kind(),
            entry.name(),
            Html.text(words()),
            entry.name(),
            badges(),
            Html.prose(entry.summary()),
            Html.prose(entry.description()),
            terms(),
            table("What it takes", entry.input().parameters(), "Nothing need be said."),
            table("What it answers", entry.output().parameters(), ""),
            example(),
            new RunForm(entry).html(),
            entry.name(),
            entry.name());
  }

  private String words() {
    return String.join(
            " ",
            entry.name(),
            entry.name().replace('_', ' '),
            entry.title(),
            entry.summary(),
            entry.description(),
            Badge.scopes(entry))
        .toLowerCase(Locale.ROOT);
  }

  private String badges() {
    return Badge.of(entry).stream()
        .map(badge ->
            "<span class=\"badge %s\">%s</span> ".formatted(badge.kind(), Html.text(badge.words())))
        .collect(Collectors.joining());
  }

  private String terms() {
    var hints = entry.hints();
    return term("Right", Html.code(Badge.scopes(entry)))
        + term("Cost", Html.text(Badge.cost(entry)))
        + term("The same again", hints.idempotent() ? "changes nothing more" : "is done again")
        + term(
            "Reaches",
            hints.openWorld() ? "the outside: telephones, banks or voices" : "this house only");
  }

  private static String term(String name, String said) {
    return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, said);
  }

  private static String table(String title, Map<String, Object> schema, String otherwise) {
    var fields = Field.of(schema);
    if (fields.isEmpty()) {
      return otherwise.isEmpty() ? "" : "<h4>%s</h4>\n<p>%s</p>\n".formatted(title, otherwise);
    }
    return """
    <h4>%s</h4>
    <table>
    <thead><tr><th scope="col">field</th><th scope="col">is</th><th scope="col">means</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    """
        .formatted(title, rows(fields));
  }

  private static String rows(List<Field> fields) {
    return fields.stream()
        .map(field ->
            "<tr><th scope=\"row\">%s%s</th><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                    Html.code(field.path()),
                    field.required() ? "" : " <em>optional</em>",
                    Html.prose(field.type()),
                    Html.prose(field.meaning())))
        .collect(Collectors.joining());
  }

  private String example() {
    return entry
        .example()
        .map(example ->
            "<h4>For example</h4>\n<div class=\"example\"><div><p>You send</p>"
                + Html.block(Wire.pretty(example.call()))
                + "</div><div><p>It answers</p>"
                + Html.block(Wire.pretty(example.result()))
                + "</div></div>\n")
        .orElse("");
  }
}
