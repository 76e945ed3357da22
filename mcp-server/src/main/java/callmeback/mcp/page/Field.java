package callmeback.mcp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One line of a schema as people read it.
///
/// @param path where it stands, as in `cards[].brand`
/// @param type what it is, with its bounds
record Field(
    String path, String type, boolean required, String meaning, Map<String, Object> schema) {

  /// Every field of an object, those of objects in it with their path.
  static List<Field> of(Map<String, Object> schema) {
    var fields = new ArrayList<Field>();
    collect(schema, "", fields);
    return fields;
  }

  /// Only the fields of the object itself.
  static List<Field> top(Map<String, Object> schema) {
    return of(schema).stream().filter(field -> !field.path().contains(".")).toList();
  }

  boolean choice() {
    return schema.get("enum") instanceof List<?>;
  }

  List<String> words() {
    return schema.get("enum") instanceof List<?> words
        ? words.stream().map(String::valueOf).toList()
        : List.of();
  }

  boolean is(String jsonType) {
    return jsonType.equals(schema.get("type"));
  }

  private static void collect(Map<String, Object> schema, String prefix, List<Field> fields) {
    var required = schema.get("required") instanceof List<?> names ? names : List.of();
    part(schema, "properties")
        .forEach((name, value) -> {
          var property = map(value);
          var path = prefix + name;
          fields.add(
              new Field(
                  path,
                  type(property),
                  required.contains(name),
                  said(property, "description"),
                  property));
          collect(property, path + ".", fields);
          collect(part(property, "items"), path + "[].", fields);
        });
  }

  private static String type(Map<String, Object> property) {
    if (property.get("enum") instanceof List<?> words) {
      return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" "));
    }
    var type = said(property, "type");
    if (type.equals("array")) {
      return "list of "
          + type(part(property, "items"))
          + bounds(property, "minItems", "maxItems", "");
    }
    var format = said(property, "format");
    var name = format.isEmpty() ? type : format;
    return name
        + bounds(property, "minimum", "maximum", "")
        + bounds(property, "minLength", "maxLength", " characters");
  }

  private static String bounds(
      Map<String, Object> property, String least, String most, String unit) {
    var from = said(property, least);
    var to = said(property, most);
    if (from.isEmpty() && to.isEmpty()) {
      return "";
    }
    if (from.isEmpty()) {
      return ", at most " + to + unit;
    }
    return to.isEmpty() ? ", at least " + from + unit : ", " + from + " to " + to + unit;
  }

  private static String said(Map<String, Object> schema, String keyword) {
    var value = schema.get(keyword);
    return value == null ? "" : value.toString();
  }

  private static Map<String, Object> part(Map<String, Object> schema, String keyword) {
    return map(schema.getOrDefault(keyword, Map.of()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
