package callmeback.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/// Values that programs stumble over.
final class Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Text that trips over encodings, quotes and lengths.
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "null",
          "\u0000",
          "a\u0000b",
          "\uD800",
          "\uFEFF",
          "😀".repeat(60),
          "ﷺ",
          "İ",
          "'; DROP TABLE users; --",
          "%s%n",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "{{7*7}}",
          "\\",
          "\"",
          "%",
          "_",
          "a & b | !c",
          "x".repeat(256),
          "é".repeat(2_001));

  /// Text that looks like numbers, times, telephones or people.
  private static final List<String> SHAPED =
      List.of(
          "-1",
          "0",
          "31",
          "99999999999999999999",
          "1e9",
          "NaN",
          "0x10",
          "١٢",
          "9999-12-31",
          "+999999999-12-31T23:59:59Z",
          "+999999999-12-31",
          "-999999999-01-01",
          "2026-02-30",
          "2026-11-22T18:00:00Z",
          "2026-11-22T18:00:00+18:00",
          "2026-11-22",
          "+14155550123",
          "+15550000000",
          "ann@example.com",
          "Ann@EXAMPLE.com ",
          "rachel");

  private Values() {}

  /// All texts that are known to be awkward.
  static Stream<String> awkward() {
    return Stream.concat(ODD.stream(), SHAPED.stream());
  }

  static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.of(ODD),
        Arbitraries.of(SHAPED),
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().ascii().ofMaxLength(600));
  }

  /// A value, or nothing at all.
  static Arbitrary<Optional<JsonNode>> json() {
    Arbitrary<JsonNode> numbers =
        Arbitraries.of(
            IntNode.valueOf(0),
            IntNode.valueOf(-1),
            IntNode.valueOf(1),
            IntNode.valueOf(30),
            IntNode.valueOf(31),
            IntNode.valueOf(Integer.MAX_VALUE),
            BigIntegerNode.valueOf(BigInteger.TEN.pow(25)),
            DecimalNode.valueOf(new BigDecimal("1E+400")),
            DecimalNode.valueOf(new BigDecimal("1.5")));
    Arbitrary<JsonNode> others =
        Arbitraries.of(
            NullNode.getInstance(),
            BooleanNode.TRUE,
            BooleanNode.FALSE,
            NODES.arrayNode(),
            NODES.arrayNode().add("calm").add("calm"),
            NODES.arrayNode().add(1).addNull(),
            NODES.objectNode(),
            NODES.objectNode().put("$ne", 1),
            NODES.objectNode().put("every", "week").put("timezone", "Pacific/Apia"));
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(Optional.empty())),
        Tuple.of(4, text().map(text -> Optional.<JsonNode>of(TextNode.valueOf(text)))),
        Tuple.of(2, numbers.map(Optional::of)),
        Tuple.of(2, others.map(Optional::of)));
  }

  /// What is no JSON object, or hardly one.
  static Arbitrary<String> broken() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "{",
            "}",
            "[]",
            "null",
            "1",
            "\"text\"",
            "{}{}",
            "{\"a\":}",
            "{'a': 1}",
            "\u0000",
            "{\"email\":\"a\",\"email\":\"b\"}",
            "[".repeat(500),
            "{\"a\":".repeat(200) + "1",
            "{\"a\":" + "9".repeat(400) + "}",
            "{\"" + "k".repeat(300) + "\":1}",
            "\uFEFF{}"),
        Arbitraries.strings().ofMaxLength(80));
  }
}
