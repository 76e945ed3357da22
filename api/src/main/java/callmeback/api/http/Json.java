package callmeback.api.http;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// JSON as the contract has it: snake_case names, times in UTC to the millisecond, exact decimals.
///
/// What comes in is parsed strictly: one object, no key twice, nothing behind it, not too deep.
public final class Json {
  static final String TYPE = "application/json";

  private static final int MAX_DEPTH = 20;
  private static final int MAX_NAME = 200;
  private static final int MAX_DIGITS = 30;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNameLength(MAX_NAME)
                          .maxNumberLength(MAX_DIGITS)
                          .maxStringLength(Asked.MAX_BODY)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new SimpleModule().addSerializer(new Times()))
          .build();

  private Json() {}

  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The fields of one JSON object; nothing at all counts as an empty one.
  ///
  /// @throws ProblemException with `Invalid` when it is anything else
  public static Fields fields(byte[] body) {
    return fields(object(body));
  }

  static Fields fields(JsonNode object) {
    var values = new LinkedHashMap<String, Value>();
    var cleared = new HashSet<String>();
    for (var field : object.properties()) {
      if (field.getValue().isNull()) {
        cleared.add(field.getKey());
      } else {
        values.put(field.getKey(), new Value.OfJson(field.getValue()));
      }
    }
    return new Fields(values, cleared);
  }

  private static JsonNode object(byte[] body) {
    try {
      var node = MAPPER.readTree(body);
      if (node.isObject() || body.length == 0) {
        return node;
      }
      throw unreadable();
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private static ProblemException unreadable() {
    return new ProblemException(new Problem.Invalid(Map.of()));
  }

  /// Dollars with two decimals.
  public static BigDecimal dollars(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private static final class Times extends StdSerializer<Instant> {
    Times() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }
}
