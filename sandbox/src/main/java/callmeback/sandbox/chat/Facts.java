package callmeback.sandbox.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Extracts what the caller told about themselves, in the JSON that was asked for: by a schema, or
/// by the first example in the instructions.
final class Facts {
  private static final int MOST = 8;
  private static final int SURE = 90;
  private static final String USUAL = "{\"facts\":[{\"fact\":\"\",\"quote\":\"\"}]}";
  private static final Pattern LINE =
      Pattern.compile(
          "(?im)^\\W*(\\d*)\\W*(?:the )?(?:caller|user|human)\\b[^:\\n]{0,40}:\\s*(.+)$");
  private static final Pattern ABOUT_ONESELF =
      Pattern.compile("(?i)\\b(my|i am|im|i'm|i have|i had|i work|i live|i love|i like|i will)\\b");
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?i)^(can|could|do|will|would|what|who|how|when|where|please|tell|stop)\\b.*");
  private static final Pattern PARTING =
      Pattern.compile("(?i).*\\b(goodbye|have to go|hang up)\\b.*");
  private static final Pattern QUOTE_KEY =
      Pattern.compile("(?i).*(quote|verbatim|evidence|source|said|words).*");
  private static final Pattern FACT_KEY =
      Pattern.compile("(?i).*(fact|text|what|statement|content|memory|summary|value).*");
  private static final Pattern NUMBER_KEY = Pattern.compile("(?i).*(line|index|turn|entry).*");

  private record Fact(int line, String quote) {

    private String inThirdPerson() {
      var they = quote.replaceAll("(?i)\\bmy\\b", "their").replaceAll("(?i)\\bi'?m\\b", "they are");
      var plain = they.replaceAll("(?i)\\bi am\\b", "they are").replaceAll("(?i)\\bi\\b", "they");
      return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }
  }

  private final List<Fact> facts;
  private final Circumstances circumstances;

  private Facts(List<Fact> facts, Circumstances circumstances) {
    this.facts = facts;
    this.circumstances = circumstances;
  }

  static String from(ChatRequest request) {
    var transcript = request.latest("user").map(ChatRequest.Message::content).orElse("");
    var facts = facts(transcript);
    return new Facts(facts, new Circumstances(transcript))
        .filled(shape(request), "", null)
        .toString();
  }

  private static List<Fact> facts(String transcript) {
    var counter = new int[1];
    return LINE.matcher(transcript)
        .results()
        .map(match -> new Fact(number(match.group(1), ++counter[0]), match.group(2).strip()))
        .filter(fact -> ABOUT_ONESELF.matcher(fact.quote()).find())
        .filter(fact -> !PARTING.matcher(fact.quote()).matches())
        .filter(fact -> !fact.quote().endsWith("?") && !REQUEST.matcher(fact.quote()).matches())
        .limit(MOST)
        .toList();
  }

  private static int number(String digits, int otherwise) {
    return digits.isEmpty() || digits.length() > 6 ? otherwise : Integer.parseInt(digits);
  }

  private static JsonNode shape(ChatRequest request) {
    if (request.schema().isObject()) {
      return example(request.schema());
    }
    var system = request.system();
    for (var at = system.indexOf('{'); at >= 0; at = system.indexOf('{', at + 1)) {
      var found = object(system.substring(at));
      if (found.isObject() && !found.isEmpty()) {
        return found;
      }
    }
    return object(USUAL);
  }

  private static JsonNode object(String text) {
    try (var parser = Json.MAPPER.createParser(text)) {
      return Json.MAPPER.readTree(parser);
    } catch (IOException _) {
      return Json.MAPPER.missingNode();
    }
  }

  /// An example of what a schema allows.
  private static JsonNode example(JsonNode schema) {
    if (schema.path("enum").isArray()) {
      return schema.path("enum").get(0);
    }
    var types = schema.path("type");
    if (types.isArray() && types.valueStream().anyMatch(type -> type.asText().equals("null"))) {
      return Json.MAPPER.nullNode();
    }
    var type = types.isArray() ? schema.at("/type/0") : types;
    return switch (type.asText()) {
      case "object" -> {
        var object = Json.MAPPER.createObjectNode();
        schema
            .path("properties")
            .properties()
            .forEach(p -> object.set(p.getKey(), example(p.getValue())));
        yield object;
      }
      case "array" -> Json.MAPPER.createArrayNode().add(example(schema.path("items")));
      case "integer" -> Json.MAPPER.getNodeFactory().numberNode(1);
      case "number" -> Json.MAPPER.getNodeFactory().numberNode(0.9);
      case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode(false);
      default -> Json.MAPPER.getNodeFactory().textNode("");
    };
  }

  private JsonNode filled(JsonNode shape, String key, @Nullable Fact one) {
    return switch (shape) {
      case ObjectNode object -> {
        var result = Json.MAPPER.createObjectNode();
        object
            .properties()
            .forEach(p -> result.set(p.getKey(), filled(p.getValue(), p.getKey(), one)));
        yield result;
      }
      case ArrayNode array -> {
        var result = Json.MAPPER.createArrayNode();
        if (one == null && !array.isEmpty()) {
          facts.forEach(fact -> result.add(filled(array.get(0), "text", fact)));
        }
        yield result;
      }
      default -> one == null ? whole(shape, key) : leaf(shape, key, one);
    };
  }

  /// What is told of the whole conversation.
  private JsonNode whole(JsonNode shape, String key) {
    return shape.isTextual() && key.equals("summary")
        ? Json.MAPPER.getNodeFactory().textNode(summary())
        : shape;
  }

  private String summary() {
    return facts.isEmpty()
        ? "They had a short talk."
        : facts.stream()
            .map(Fact::inThirdPerson)
            .collect(Collectors.joining(" ", "They talked. ", ""));
  }

  private JsonNode leaf(JsonNode shape, String key, Fact fact) {
    var nodes = Json.MAPPER.getNodeFactory();
    var known =
        switch (key) {
          case "whose" -> circumstances.whose(fact.quote());
          case "happened" -> circumstances.happened(fact.quote());
          case "replaces" -> circumstances.replaces(fact.quote());
          default -> Optional.<String>empty();
        };
    if (known.isPresent()) {
      return nodes.textNode(known.get());
    }
    if (shape.isTextual() && QUOTE_KEY.matcher(key).matches()) {
      return nodes.textNode(fact.quote());
    }
    if (shape.isTextual() && FACT_KEY.matcher(key).matches()) {
      return nodes.textNode(fact.inThirdPerson());
    }
    if (shape.isInt() && key.equals("confidence")) {
      return nodes.numberNode(SURE);
    }
    return shape.isInt() && NUMBER_KEY.matcher(key).matches()
        ? nodes.numberNode(fact.line())
        : shape;
  }
}
