package callmeback.mcp.tool;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Tools' records as JSON: `snake_case` names, lower-case choices, ISO times, nothing for null.
public final class Wire {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Times())
                  .addSerializer(new Choices()))
          .build();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private Wire() {}

  /// Reads a tool's arguments, all or none of them.
  ///
  /// @throws ProblemException with `Invalid`, which names every argument that cannot be used
  public static <I extends Record> I read(Class<I> type, Map<String, Object> arguments) {
    var problems = ToolSchema.of(type).problems(arguments);
    if (!problems.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(problems));
    }
    return MAPPER.convertValue(arguments, type);
  }

  /// A tool's result as structured content, in the record's order.
  public static Map<String, Object> write(Record output) {
    return MAPPER.convertValue(output, OBJECT);
  }

  /// A JSON object that was written by hand.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Map<String, Object> parse(String json) {
    try {
      return MAPPER.readValue(json, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON object: " + json, e);
    }
  }

  /// For people to read.
  public static String pretty(Object content) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is written is not JSON", e);
    }
  }

  /// The same as text.
  public static String text(Object content) {
    try {
      return MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is written is not JSON", e);
    }
  }

  private static final class Times extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Instant.parse(json.getText());
    }
  }

  private static final class Choices extends StdSerializer<Enum<?>> {
    Choices() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> word, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(word.name().toLowerCase(Locale.ROOT));
    }
  }
}
