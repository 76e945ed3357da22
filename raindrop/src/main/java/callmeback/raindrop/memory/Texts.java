package callmeback.raindrop.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a value says: of a JSON object the texts in it, without names of fields, numbers and ids;
/// of anything else all of it.
final class Texts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Texts() {}

  static String of(String value) {
    try {
      var json = JSON.readTree(value);
      return json != null && json.isObject() ? said(json) : value;
    } catch (JsonProcessingException _) {
      return value;
    }
  }

  private static String said(JsonNode json) {
    return json.isContainerNode()
        ? json.valueStream().map(Texts::said).collect(Collectors.joining("\n"))
        : json.isTextual() && !ID.matcher(json.textValue()).matches() ? json.textValue() : "";
  }
}
