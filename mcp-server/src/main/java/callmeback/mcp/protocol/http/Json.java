package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Refused;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// JSON as the protocol's own types are written.
public record Json(McpJsonMapper mapper) {
  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

  public Json() {
    this(new JacksonMcpJsonMapper(new ObjectMapper()));
  }

  public byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A value as a JSON object.
  public Map<String, Object> object(Object value) {
    return mapper.convertValue(value, OBJECT);
  }

  /// Params of a request as the type that they should be.
  ///
  /// @throws Refused when they are not
  public <T> T params(Object params, TypeRef<T> type) {
    try {
      return mapper.convertValue(params, type);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, ErrorCodes.INVALID_PARAMS, "The params cannot be read.");
    }
  }

  /// What a body holds.
  ///
  /// @throws Refused when that is no JSON
  Object read(byte[] body) {
    try {
      return mapper.readValue(body, Object.class);
    } catch (IOException e) {
      throw new Refused(400, ErrorCodes.PARSE_ERROR, "The body is not JSON.");
    }
  }

  /// The object in a field of an object; an empty one when there is none.
  @SuppressWarnings("unchecked")
  public static Map<String, Object> in(Object object, String field) {
    return object instanceof Map<?, ?> map && map.get(field) instanceof Map<?, ?> inner
        ? (Map<String, Object>) inner
        : Map.of();
  }
}
