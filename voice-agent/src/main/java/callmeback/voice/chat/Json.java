package callmeback.voice.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// The one mapper of this package: lenient about fields it does not know.
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  static JsonNode tree(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(object, new TypeReference<>() {});
  }

  static <T> T read(String json, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(json, type);
  }
}
