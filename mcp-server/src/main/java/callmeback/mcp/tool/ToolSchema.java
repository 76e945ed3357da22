package callmeback.mcp.tool;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON Schema of a record, and the judge of JSON that claims to be one.
///
/// Fields keep the record's order. A component that may be null may be absent; any other must be
/// there.
public final class ToolSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /// Made once: every use of a tool is judged by it.
  private static final ClassValue<ToolSchema> MADE =
      new ClassValue<>() {
        @Override
        protected ToolSchema computeValue(Class<?> type) {
          return new ToolSchema(
              Arrays.stream(type.getRecordComponents()).map(ToolSchema::field).toList());
        }
      };

  private final List<Field> fields;

  private record Field(String name, @Nullable String about, boolean required, Kind kind) {}

  private ToolSchema(List<Field> fields) {
    this.fields = fields;
  }

  /// @throws IllegalArgumentException when a component's type has no place in a schema
  public static ToolSchema of(Class<? extends Record> type) {
    return MADE.get(type);
  }

  /// The same without one field, which somebody else fills.
  public ToolSchema without(String name) {
    return new ToolSchema(fields.stream().filter(field -> !field.name().equals(name)).toList());
  }

  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /// The whole document, in JSON Schema 2020-12.
  public Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("$schema", DIALECT);
    document.putAll(parameters());
    return document;
  }

  /// The schema alone, as language models are given it.
  public Map<String, Object> parameters() {
    var properties = new LinkedHashMap<String, Object>();
    for (var field : fields) {
      properties.put(field.name(), property(field));
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    var required = fields.stream().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /// The names and types alone, of the object itself and not of objects in it: a field more breaks
  /// nobody, and whoever reads the list of tools pays for every word of it.
  public Map<String, Object> outline() {
    var properties = new LinkedHashMap<String, Object>();
    fields.forEach(field -> properties.put(field.name(), field.kind().outline()));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    return schema;
  }

  /// Everything that is wrong with this JSON object: field names, and a sentence for each.
  public Map<String, String> problems(Map<?, ?> json) {
    var problems = new LinkedHashMap<String, String>();
    var unknown = new ArrayList<>(json.keySet());
    for (var field : fields) {
      unknown.remove(field.name());
      var value = json.get(field.name());
      if (value == null && field.required()) {
        problems.put(field.name(), "is missing; it must be " + field.kind().sentence());
      } else if (value != null && !field.kind().fits(value)) {
        problems.put(field.name(), "must be " + field.kind().sentence());
      }
    }
    unknown.forEach(name -> problems.put(String.valueOf(name), "is not known here"));
    return problems;
  }

  private static Map<String, Object> property(Field field) {
    var property = new LinkedHashMap<String, Object>();
    property.putAll(field.kind().schema());
    if (field.about() != null) {
      property.put("description", field.about());
    }
    return property;
  }

  private static Field field(RecordComponent component) {
    var about = component.getAnnotation(About.class);
    var bounds = about == null ? Bounds.NONE : new Bounds(about.min(), about.max());
    return new Field(
        SnakeCaseStrategy.INSTANCE.translate(component.getName()),
        about == null || about.value().isEmpty() ? null : about.value(),
        !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        kind(component.getGenericType(), bounds));
  }

  private static Kind kind(Type type, Bounds bounds) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          new Kind.Items(kind(list.getActualTypeArguments()[0], Bounds.NONE), bounds);
      case Class<?> plain -> kind(plain, bounds);
      default -> throw new IllegalArgumentException("A tool cannot carry " + type);
    };
  }

  private static Kind kind(Class<?> type, Bounds bounds) {
    return switch (type.getName()) {
      case "java.lang.String" -> new Kind.Text(bounds);
      case "int", "long", "java.lang.Integer", "java.lang.Long" -> new Kind.Whole(bounds);
      case "double", "java.lang.Double" -> new Kind.Fraction();
      case "boolean", "java.lang.Boolean" -> new Kind.Truth();
      case "java.util.UUID" -> new Kind.Id();
      case "java.time.Instant" -> new Kind.Time();
      default -> ofMany(type);
    };
  }

  private static Kind ofMany(Class<?> type) {
    if (type.isEnum()) {
      return new Kind.Choice(Arrays.stream(type.getEnumConstants()).map(ToolSchema::word).toList());
    }
    if (type.isRecord()) {
      return new Kind.Group(of(type.asSubclass(Record.class)));
    }
    throw new IllegalArgumentException("A tool cannot carry " + type);
  }

  private static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }
}
