package callmeback.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/// Reads what the doors answer into records; fields that nobody asks for are passed over.
final class Shape {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Shape() {}

  /// @throws UncheckedIOException when it has another shape
  static <T> T read(JsonNode json, Class<T> shape) {
    try {
      return MAPPER.treeToValue(json, shape);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
