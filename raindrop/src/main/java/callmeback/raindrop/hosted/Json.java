package callmeback.raindrop.hosted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/// What is sealed, as JSON.
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sealed thing cannot be written", e);
    }
  }

  static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("a sealed thing cannot be read", e);
    }
  }

  static List<Entry> entries(byte[] json) {
    try {
      return MAPPER.readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException("a sealed episode cannot be read", e);
    }
  }
}
