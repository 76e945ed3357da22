package callmeback.mcp.tool;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a field of a tool may hold: how JSON Schema says it, how a sentence says it, and whether a
/// JSON value fits.
sealed interface Kind {

  Map<String, Object> schema();

  /// What it is, and no more.
  default Map<String, Object> outline() {
    return Map.of("type", schema().getOrDefault("type", "object"));
  }

  /// Completes "must be …".
  String sentence();

  boolean fits(Object json);

  /// Words.
  record Text(Bounds length) implements Kind {
    @Override
    public Map<String, Object> schema() {
      return length.into(typed("string"), "minLength", "maxLength");
    }

    @Override
    public String sentence() {
      return "text" + length.sentence(" characters");
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof String text && length.hold(text.length());
    }
  }

  /// A whole number.
  record Whole(Bounds value) implements Kind {
    @Override
    public Map<String, Object> schema() {
      return value.into(typed("integer"), "minimum", "maximum");
    }

    @Override
    public String sentence() {
      return "a whole number" + value.sentence("");
    }

    @Override
    public boolean fits(Object json) {
      return (json instanceof Integer || json instanceof Long)
          && value.hold(((Number) json).longValue());
    }
  }

  /// A number that need not be whole.
  record Fraction() implements Kind {
    @Override
    public Map<String, Object> schema() {
      return typed("number");
    }

    @Override
    public String sentence() {
      return "a number";
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof Number;
    }
  }

  /// Yes or no.
  record Truth() implements Kind {
    @Override
    public Map<String, Object> schema() {
      return typed("boolean");
    }

    @Override
    public String sentence() {
      return "true or false";
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof Boolean;
    }
  }

  /// A UUID.
  record Id() implements Kind {
    private static final Pattern SHAPE =
        Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public Map<String, Object> schema() {
      return typed("string", "format", "uuid");
    }

    @Override
    public String sentence() {
      return "a UUID, like 6f1c1f0e-4a57-4c52-9a55-0a8f3cfb2a11";
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof String text && SHAPE.matcher(text).matches();
    }
  }

  /// A moment.
  record Time() implements Kind {
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}-");

    @Override
    public Map<String, Object> schema() {
      return typed("string", "format", "date-time");
    }

    @Override
    public String sentence() {
      return "a UTC time, like 2026-03-02T18:20:00Z";
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof String text && YEAR.matcher(text).lookingAt() && parses(text);
    }

    private static boolean parses(String text) {
      try {
        return Instant.parse(text).isAfter(Instant.MIN);
      } catch (DateTimeException _) {
        return false;
      }
    }
  }

  /// One of a few words.
  record Choice(List<String> words) implements Kind {
    @Override
    public Map<String, Object> schema() {
      return typed("string", "enum", words);
    }

    @Override
    public String sentence() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof String text && words.contains(text);
    }
  }

  /// A list.
  record Items(Kind each, Bounds size) implements Kind {
    @Override
    public Map<String, Object> schema() {
      return size.into(typed("array", "items", each.schema()), "minItems", "maxItems");
    }

    @Override
    public Map<String, Object> outline() {
      return typed("array", "items", each.outline());
    }

    @Override
    public String sentence() {
      return "a list%s, each %s".formatted(size.sentence(" entries"), each.sentence());
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof List<?> list
          && size.hold(list.size())
          && list.stream().allMatch(item -> item != null && each.fits(item));
    }
  }

  /// A record within a record.
  record Group(ToolSchema members) implements Kind {
    @Override
    public Map<String, Object> schema() {
      return members.parameters();
    }

    @Override
    public String sentence() {
      return "an object with " + String.join(", ", members.names());
    }

    @Override
    public boolean fits(Object json) {
      return json instanceof Map<?, ?> map && members.problems(map).isEmpty();
    }
  }

  private static Map<String, Object> typed(String type) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", type);
    return schema;
  }

  private static Map<String, Object> typed(String type, String keyword, Object value) {
    var schema = typed(type);
    schema.put(keyword, value);
    return schema;
  }
}
