package callmeback.api.docs;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Says of a schema's fields what they are and within which bounds.
record Fields(Description description) {
  private static final Map<String, String> BOUNDS =
      Map.of(
          "minimum", "from ",
          "maximum", "to ",
          "minLength", "at least %s characters",
          "maxLength", "at most %s characters",
          "maxItems", "at most %s of them",
          "default", "otherwise ",
          "const", "always ");

  /// Every field of an object, those of objects in it with their path.
  List<String> of(JsonNode schema) {
    return of(schema, "");
  }

  private List<String> of(JsonNode schema, String prefix) {
    var whole = description.resolved(schema);
    var lines = new ArrayList<String>();
    whole.path("allOf").forEach(part -> lines.addAll(of(part, prefix)));
    whole.path("oneOf").forEach(part -> lines.addAll(of(part, prefix)));
    var required = whole.path("required").valueStream().map(JsonNode::asText).toList();
    whole
        .path("properties")
        .forEachEntry((name, field) -> {
          var optional = required.contains(name) ? "" : " <em>optional</em>";
          lines.add(Html.term(Html.code(prefix + name) + optional, said(field)));
          lines.addAll(inner(field, prefix + name));
        });
    return lines;
  }

  private List<String> inner(JsonNode field, String path) {
    var whole = description.resolved(field);
    return whole.path("items").isMissingNode()
        ? of(whole, path + ".")
        : of(whole.path("items"), path + "[].");
  }

  /// What a value is, in words.
  String said(JsonNode schema) {
    var whole = description.resolved(schema);
    var meaning = schema.path("description").asText(whole.path("description").asText());
    return Stream.concat(
            Stream.of(
                Html.prose(type(schema)),
                bounds(whole),
                bounds(description.resolved(whole.path("items"))),
                Html.prose(meaning)),
            examples(whole).stream())
        .filter(part -> !part.isEmpty())
        .collect(joining(" · "));
  }

  private String type(JsonNode schema) {
    var whole = description.resolved(schema);
    if (whole.has("oneOf")) {
      return whole.path("oneOf").valueStream().map(this::type).collect(joining(" or "));
    }
    if (whole.has("allOf")) {
      return "object";
    }
    var type = whole.path("type");
    var name = type.isArray() ? words(type, " or ") : type.asText("anything");
    if (whole.has("items")) {
      name += " of " + type(whole.path("items"));
    }
    return whole.has("format") ? name + " (" + whole.path("format").asText() + ")" : name;
  }

  private static String bounds(JsonNode schema) {
    var said = new ArrayList<String>();
    if (schema.has("enum")) {
      said.add(Html.prose("`" + words(schema.path("enum"), "` `") + "`"));
    }
    schema.forEachEntry((keyword, value) -> {
      var phrase = BOUNDS.getOrDefault(keyword, "");
      if (!phrase.isEmpty()) {
        said.add(
            Html.text(
                phrase.contains("%s")
                    ? phrase.formatted(value.asText())
                    : phrase + value.asText()));
      }
    });
    return String.join(", ", said);
  }

  private static List<String> examples(JsonNode schema) {
    return schema.path("examples").valueStream().map(each -> Html.code(each.asText())).toList();
  }

  private static String words(JsonNode list, String between) {
    return list.valueStream().map(JsonNode::asText).collect(joining(between));
  }
}
