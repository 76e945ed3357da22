package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// JSON as protobuf writes and reads it: either casing is taken, null is absence.
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Holds somebody else's JSON, whose names are left alone.
  private static final String FOREIGN = "document";

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /// The same with every name in camelCase and without nulls.
  static JsonNode normal(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var normal = object();
      object
          .properties()
          .forEach(field -> {
            if (!field.getValue().isNull()) {
              var name = camel(field.getKey());
              normal.set(name, name.equals(FOREIGN) ? field.getValue() : normal(field.getValue()));
            }
          });
      return normal;
    }
    if (node instanceof ArrayNode list) {
      var normal = array();
      list.forEach(each -> normal.add(normal(each)));
      return normal;
    }
    return node;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String camel(String name) {
    var camel = new StringBuilder();
    var raise = false;
    for (var letter : name.toCharArray()) {
      if (letter == '_') {
        raise = true;
      } else {
        camel.append(raise ? Character.toUpperCase(letter) : letter);
        raise = false;
      }
    }
    return camel.toString();
  }
}
