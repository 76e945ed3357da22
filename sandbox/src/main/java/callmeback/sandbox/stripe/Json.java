package callmeback.sandbox.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reading, writing and starting Stripe's JSON objects. Fields whose name starts with `_` are the
/// simulator's own and are never shown.
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// A fresh object of that kind with every field Stripe always sends.
  static ObjectNode blank(String kind) {
    return (ObjectNode) parse(resource(kind + ".json"));
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same values give the same text, in whatever order they were put in.
  static String canonical(JsonNode node) {
    try {
      return MAPPER
          .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValueAsString(MAPPER.convertValue(node, Object.class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A copy without the simulator's own fields.
  static ObjectNode shown(ObjectNode node) {
    ObjectNode copy = node.deepCopy();
    hide(copy);
    return copy;
  }

  static String resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hide(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(
          object.propertyStream().map(Map.Entry::getKey).filter(n -> n.startsWith("_")).toList());
    }
    node.forEach(Json::hide);
  }
}
