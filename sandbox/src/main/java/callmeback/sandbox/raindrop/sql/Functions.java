package callmeback.sandbox.raindrop.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// SQLite's functions, as far as anybody here calls them.
final class Functions {
  private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max");

  private Functions() {}

  static boolean aggregates(String name) {
    return AGGREGATES.contains(name.toLowerCase(Locale.ROOT));
  }

  /// @param argument null values are left out
  static Expression aggregate(String name, Expression argument, boolean distinct) {
    return group -> {
      Stream<JsonNode> values = group.stream().map(row -> argument.of(List.<ObjectNode>of(row)));
      var there = values.filter(value -> !value.isNull());
      return aggregated(name, (distinct ? there.distinct() : there).toList());
    };
  }

  private static JsonNode aggregated(String name, List<JsonNode> values) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "count" -> LongNode.valueOf(values.size());
      case "sum" -> Values.sum(values);
      case "min" -> values.stream().min(Values::compare).orElse(Values.NULL);
      case "max" -> values.stream().max(Values::compare).orElse(Values.NULL);
      default -> average(values);
    };
  }

  private static JsonNode average(List<JsonNode> values) {
    return values.isEmpty()
        ? Values.NULL
        : DoubleNode.valueOf(Values.sum(values).asDouble() / values.size());
  }

  static JsonNode scalar(String name, List<JsonNode> arguments) {
    var first = arguments.isEmpty() ? Values.NULL : arguments.getFirst();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "coalesce", "ifnull" ->
          arguments.stream().filter(value -> !value.isNull()).findFirst().orElse(Values.NULL);
      case "lower" -> Values.text(first.asText().toLowerCase(Locale.ROOT));
      case "upper" -> Values.text(first.asText().toUpperCase(Locale.ROOT));
      case "length" -> LongNode.valueOf(first.asText().length());
      case "abs" -> DoubleNode.valueOf(Math.abs(first.asDouble()));
      case "round" -> round(first, arguments);
      case "substr", "substring" -> part(first.asText(), arguments);
      default -> throw new SqlError("no such function: " + name);
    };
  }

  private static JsonNode round(JsonNode value, List<JsonNode> arguments) {
    var places = arguments.size() > 1 ? arguments.get(1).asInt() : 0;
    return value.isNull()
        ? value
        : DoubleNode.valueOf(
            BigDecimal.valueOf(value.asDouble())
                .setScale(places, RoundingMode.HALF_UP)
                .doubleValue());
  }

  private static JsonNode part(String text, List<JsonNode> arguments) {
    var from = Math.clamp(arguments.get(1).asInt() - 1L, 0, text.length());
    var length = arguments.size() > 2 ? arguments.get(2).asInt() : text.length();
    return Values.text(text.substring(from, (int) Math.min(text.length(), (long) from + length)));
  }
}
