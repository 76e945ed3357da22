package callmeback.api.docs;

import static java.util.stream.Collectors.joining;

import callmeback.api.docs.Description.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An operation on the page: closed it is one line, opened it is all there is to know.
record Section(Description description, Operation operation) {

  String html() {
    var method = operation.method().toUpperCase(Locale.ROOT);
    return """
    <details id="%s">
    <summary><span class="method %s">%s</span> <code>%s</code> <span class="what">%s%s</span></summary>
    %s</details>
    """
        .formatted(
            operation.id(),
            operation.method(),
            method,
            Html.text(operation.path()),
            Html.text(operation.node().path("summary").asText()),
            operation.contract() ? "" : " <em>extra</em>",
            inside());
  }

  private String inside() {
    var node = operation.node();
    return Html.paragraph(node.path("description").asText())
        + Html.paragraph(terms(node))
        + (webhook() ? "" : "<h4>Try it</h4>\n" + Html.block(Curl.of(operation)))
        + Html.terms("In the address", parameters(node.path("parameters")))
        + Html.terms("In the body", body(node.path("requestBody")))
        + Html.terms("Answers", answers(node.path("responses")));
  }

  private boolean webhook() {
    return operation.tag().equals("webhooks");
  }

  /// Who may ask, how often, and who may keep the answer.
  private static String terms(JsonNode node) {
    var said = new ArrayList<String>();
    said.add(who(node.path("security")));
    var limit = node.path("x-rate-limit");
    if (!limit.isMissingNode()) {
      var strangers = limit.path("strangers").asInt();
      var accounts = limit.path("accounts").asInt();
      said.add(
          strangers
              + " requests a "
              + limit.path("per").asText()
              + (strangers == accounts ? "" : ", " + accounts + " when signed in"));
    }
    if (node.has("x-cache")) {
      said.add("`Cache-Control`: " + node.path("x-cache").asText());
    }
    return String.join(" · ", said) + ".";
  }

  private static String who(JsonNode security) {
    if (security.isEmpty()) {
      return "For anybody";
    }
    var schemes =
        security
            .valueStream()
            .flatMap(one -> one.properties().stream().map(e -> e.getKey()))
            .toList();
    if (!schemes.contains("bearer")) {
      return "For those who can sign";
    }
    return security.size() > 1 ? "For anybody, with a token for more" : "With a token";
  }

  private List<String> parameters(JsonNode parameters) {
    var fields = new Fields(description);
    return parameters
        .valueStream()
        .map(one ->
            Html.term(
                Html.code(
                    (one.path("in").asText().equals("query") ? "?" : "")
                        + one.path("name").asText()),
                fields.said(one.path("schema"))
                    + " · "
                    + Html.prose(one.path("description").asText())))
        .toList();
  }

  private List<String> body(JsonNode body) {
    var fields = new Fields(description);
    return body.path("content")
        .valueStream()
        .flatMap(media -> fields.of(media.path("schema")).stream())
        .toList();
  }

  private List<String> answers(JsonNode responses) {
    return responses.properties().stream()
        .map(answer ->
            Html.term(Html.code(answer.getKey()), answer(description.resolved(answer.getValue()))))
        .toList();
  }

  private String answer(JsonNode answer) {
    var fields = new Fields(description);
    var good = !answer.has("x-codes");
    return Html.prose(answer.path("description").asText())
        + answer
            .path("content")
            .valueStream()
            .filter(_ -> good)
            .map(media -> shown(media, fields))
            .collect(joining());
  }

  private static String shown(JsonNode media, Fields fields) {
    var of = fields.of(media.path("schema"));
    var example = media.path("example");
    return (example.isMissingNode() ? "" : Html.block(example))
        + (of.isEmpty() ? "" : "<dl>\n" + String.join("", of) + "</dl>\n");
  }
}
