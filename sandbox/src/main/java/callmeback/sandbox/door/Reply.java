package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reads and writes the door's JSON; names are in snake case.
final class Reply {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private Reply() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static void json(ServerResponse response, int status, Object value) {
    response
        .status(status)
        .header("Content-Type", "application/json")
        .header("Cache-Control", "no-store")
        .send(bytes(value));
  }

  static void error(ServerResponse response, int status, String code, String message) {
    json(response, status, object().put("error", code).put("message", message));
  }

  /// The request's body as a JSON object.
  static ObjectNode body(ServerRequest request) {
    String text = request.content().hasEntity() ? request.content().as(String.class) : "";
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new BadRequest("bad_json", "the body must be a JSON object");
    } catch (JsonProcessingException e) {
      throw new BadRequest("bad_json", "the body is not JSON: " + e.getOriginalMessage());
    }
  }

  /// The same value as JSON.
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
