package callmeback.api.http;

import callmeback.core.InvalidValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// One value somebody sent, before it is known what it means.
sealed interface Value {

  /// @throws InvalidValue when it is not text
  String text();

  /// @throws InvalidValue when it is not a whole number
  int whole();

  /// @throws InvalidValue when it is neither true nor false
  boolean flag();

  /// @throws InvalidValue when it is not a list of texts
  List<String> texts();

  /// @throws InvalidValue when it is not an object
  Fields fields();

  /// A value of a JSON object, whose types are told apart.
  record OfJson(JsonNode node) implements Value {
    @Override
    public String text() {
      InvalidValue.unless(node.isTextual(), "must be text");
      return plain(node.textValue());
    }

    @Override
    public int whole() {
      InvalidValue.unless(
          node.isIntegralNumber() && node.canConvertToInt(), "must be a whole number");
      return node.intValue();
    }

    @Override
    public boolean flag() {
      InvalidValue.unless(node.isBoolean(), "must be true or false");
      return node.booleanValue();
    }

    @Override
    public List<String> texts() {
      InvalidValue.unless(
          node.isArray() && node.valueStream().allMatch(JsonNode::isTextual),
          "must be a list of texts");
      return node.valueStream().map(JsonNode::textValue).map(Value::plain).toList();
    }

    @Override
    public Fields fields() {
      InvalidValue.unless(node.isObject(), "must be an object");
      return Json.fields(node);
    }
  }

  /// A value of a query string, where everything is text.
  record OfQuery(String raw) implements Value {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");

    @Override
    public String text() {
      return plain(raw);
    }

    @Override
    public int whole() {
      InvalidValue.unless(WHOLE.matcher(raw).matches(), "must be a whole number");
      return Integer.parseInt(raw);
    }

    @Override
    public boolean flag() {
      InvalidValue.unless(raw.equals("true") || raw.equals("false"), "must be true or false");
      return raw.equals("true");
    }

    @Override
    public List<String> texts() {
      return Arrays.stream(text().split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }

    @Override
    public Fields fields() {
      throw new InvalidValue("must be an object");
    }
  }

  /// Databases and terminals choke on control characters and on halves of surrogate pairs.
  private static String plain(String text) {
    InvalidValue.unless(
        text.codePoints()
            .allMatch(c ->
                c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE),
        "must not contain control characters");
    return text;
  }
}
