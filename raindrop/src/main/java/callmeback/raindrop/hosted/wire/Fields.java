package callmeback.raindrop.hosted.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Requests and answers as protobuf writes them: what is absent is empty, whole numbers may be
/// strings, bytes are base64, names have either casing.
final class Fields {
  private Fields() {}

  /// A request about the memory, or about another resource.
  static ObjectNode at(String location, String form, String name, RaindropConfig.Resources app) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject(location).set(form, locator(name, app));
    return body;
  }

  static ObjectNode locator(String name, RaindropConfig.Resources app) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("applicationName", app.application())
        .put("version", app.version());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Leaves out what is null.
  static void put(ObjectNode body, String field, @Nullable String value) {
    if (value != null) {
      body.put(field, value);
    }
  }

  static void put(ObjectNode body, String field, @Nullable Instant value) {
    put(body, field, value == null ? null : value.toString());
  }

  static void put(ObjectNode body, String field, Collection<String> values) {
    var list = body.putArray(field);
    values.forEach(list::add);
  }

  /// The field, written in camelCase or in snake_case; missing if it is absent or null.
  static JsonNode of(JsonNode answer, String field) {
    var value = answer.has(field) ? answer.path(field) : answer.path(snake(field));
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  static String text(JsonNode answer, String field) {
    return of(answer, field).asText("");
  }

  static @Nullable String optional(JsonNode answer, String field) {
    var value = of(answer, field);
    return value.isMissingNode() ? null : value.asText();
  }

  /// A number, or a string that holds one.
  static long number(JsonNode answer, String field) {
    return of(answer, field).asLong(0);
  }

  static double fraction(JsonNode answer, String field) {
    return of(answer, field).asDouble(0);
  }

  static boolean flag(JsonNode answer, String field) {
    return of(answer, field).asBoolean(false);
  }

  static Instant time(JsonNode answer, String field) {
    try {
      return Instant.parse(text(answer, field));
    } catch (DateTimeException _) {
      return Instant.EPOCH;
    }
  }

  static byte[] bytes(JsonNode answer, String field) {
    try {
      return Base64.getDecoder().decode(text(answer, field));
    } catch (IllegalArgumentException e) {
      throw new RaindropException(new Failure.Unreachable("invalid base64 in an answer"), e);
    }
  }

  static <T> List<T> list(JsonNode answer, String field, Function<JsonNode, T> each) {
    var list = new ArrayList<T>();
    of(answer, field).forEach(one -> list.add(each.apply(one)));
    return List.copyOf(list);
  }

  static List<String> texts(JsonNode answer, String field) {
    return list(answer, field, JsonNode::asText);
  }

  private static String snake(String field) {
    var snake = new StringBuilder();
    for (var letter : field.toCharArray()) {
      if (Character.isUpperCase(letter)) {
        snake.append('_').append(Character.toLowerCase(letter));
      } else {
        snake.append(letter);
      }
    }
    return snake.toString();
  }
}
