package callmeback.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
final class ToolSchemaTest {
  private static final String ID = "6f1c1f0e-4a57-4c52-9a55-0a8f3cfb2a11";

  enum Size {
    SMALL,
    VERY_LARGE
  }

  record Part(String name, @Nullable Instant madeAt) {}

  record Order(
      UUID orderId,
      @About(value = "How many.", min = 1, max = 3) int count,
      @About(value = "A note.", max = 5) @Nullable String note,
      @Nullable Size size,
      @Nullable Boolean isGift,
      @About(value = "What of.", min = 1) List<Part> parts) {}

  record Odd(Duration howLong) {}

  private static Map<String, Object> order() {
    var order = new HashMap<String, Object>();
    order.put("order_id", ID);
    order.put("count", 2);
    order.put("parts", List.of(Map.of("name", "bolt", "made_at", "2026-03-02T18:20:00Z")));
    return order;
  }

  @Test
  void aRecordBecomesASchemaInTheOrderOfItsComponents() {
    var schema = ToolSchema.of(Order.class);

    assertThat(schema.names())
        .containsExactly("order_id", "count", "note", "size", "is_gift", "parts");
    assertThat(schema.document())
        .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
        .containsEntry("required", List.of("order_id", "count", "parts"))
        .containsEntry("additionalProperties", false);
    assertThat(schema.parameters().get("properties"))
        .hasToString(
            "{order_id={type=string, format=uuid},"
                + " count={type=integer, minimum=1, maximum=3, description=How many.},"
                + " note={type=string, maxLength=5, description=A note.},"
                + " size={type=string, enum=[small, very_large]}, is_gift={type=boolean},"
                + " parts={type=array, items={type=object, properties={name={type=string},"
                + " made_at={type=string, format=date-time}}, required=[name],"
                + " additionalProperties=false}, minItems=1, description=What of.}}");
  }

  @Test
  void aTypeThatHasNoPlaceInASchemaIsRefused() {
    assertThatThrownBy(() -> ToolSchema.of(Odd.class)).hasMessageContaining("java.time.Duration");
  }

  @Test
  void soundArgumentsBecomeTheRecord() {
    var arguments = order();
    arguments.put("size", "very_large");
    arguments.put("is_gift", true);

    assertThat(Wire.read(Order.class, arguments))
        .isEqualTo(
            new Order(
                UUID.fromString(ID),
                2,
                null,
                Size.VERY_LARGE,
                true,
                List.of(new Part("bolt", Instant.parse("2026-03-02T18:20:00Z")))));
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    var order = Wire.read(Order.class, order());

    var written = Wire.write(order);

    assertThat(written).containsOnlyKeys("order_id", "count", "parts");
    assertThat(Wire.read(Order.class, written)).isEqualTo(order);
  }

  static List<Map.Entry<Map.Entry<String, Object>, String>> mistakes() {
    return List.of(
        mistake("order_id", "1-1-1-1-1", "must be a UUID, like " + ID),
        mistake("order_id", 7, "must be a UUID, like " + ID),
        mistake(
            "parts", List.of(Map.of("name", "bolt", "made_at", "+10000-01-01T00:00:00Z")), PARTS),
        mistake("count", "2", "must be a whole number from 1 to 3"),
        mistake("count", 2.5, "must be a whole number from 1 to 3"),
        mistake("count", 0, "must be a whole number from 1 to 3"),
        mistake("count", 4_294_967_298L, "must be a whole number from 1 to 3"),
        mistake("note", "longer", "must be text of at most 5 characters"),
        mistake("note", 5, "must be text of at most 5 characters"),
        mistake("size", "huge", "must be one of small, very_large"),
        mistake("size", "SMALL", "must be one of small, very_large"),
        mistake("is_gift", "true", "must be true or false"),
        mistake("parts", List.of(), PARTS),
        mistake("parts", Map.of(), PARTS),
        mistake("parts", List.of(Map.of("name", "bolt", "made_at", "yesterday")), PARTS),
        mistake("parts", List.of(Map.of("made_at", "2026-03-02T18:20:00Z")), PARTS),
        mistake("parts", List.of(Map.of("name", "bolt", "weight", 1)), PARTS),
        mistake("colour", "red", "is not known here"));
  }

  private static final String PARTS =
      "must be a list of 1 entries or more, each an object with name, made_at";

  private static Map.Entry<Map.Entry<String, Object>, String> mistake(
      String name, Object value, String sentence) {
    return Map.entry(Map.entry(name, value), sentence);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithWhatItMustBe(Map.Entry<Map.Entry<String, Object>, String> mistake) {
    var name = mistake.getKey().getKey();
    var arguments = order();
    arguments.put(name, mistake.getKey().getValue());

    assertThatThrownBy(() -> Wire.read(Order.class, arguments))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem()).isEqualTo(Problem.Invalid.field(name, mistake.getValue())));
  }

  @Test
  void everythingMissingIsNamedAtOnce() {
    assertThat(ToolSchema.of(Order.class).problems(Map.of()))
        .containsOnlyKeys("order_id", "count", "parts")
        .containsEntry("count", "is missing; it must be a whole number from 1 to 3");
  }
}
