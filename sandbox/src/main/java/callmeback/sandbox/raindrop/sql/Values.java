package callmeback.sandbox.raindrop.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Pattern;

/// Values as SQLite has them: whole numbers, others, text and null; true is 1.
final class Values {
  static final JsonNode NULL = NullNode.getInstance();
  private static final JsonNode TRUE = LongNode.valueOf(1);
  private static final JsonNode FALSE = LongNode.valueOf(0);

  private Values() {}

  static JsonNode number(String text) {
    return text.contains(".")
        ? DoubleNode.valueOf(Double.parseDouble(text))
        : LongNode.valueOf(Long.parseLong(text));
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  static JsonNode truth(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  static boolean isTrue(JsonNode value) {
    return value.isNumber() && value.asDouble() != 0;
  }

  static String shown(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  /// Null sorts first, then numbers, then text.
  static int compare(JsonNode left, JsonNode right) {
    if (rank(left) != rank(right)) {
      return Integer.compare(rank(left), rank(right));
    }
    return left.isNumber()
        ? Double.compare(left.asDouble(), right.asDouble())
        : left.asText().compareTo(right.asText());
  }

  private static int rank(JsonNode value) {
    if (value.isNull()) {
      return 0;
    }
    return value.isNumber() ? 1 : 2;
  }

  static JsonNode arithmetic(String sign, JsonNode left, JsonNode right) {
    if (left.isNull() || right.isNull()) {
      return NULL;
    }
    return switch (sign) {
      case "+" -> calculated(left, right, Double::sum);
      case "-" -> calculated(left, right, (a, b) -> a - b);
      case "*" -> calculated(left, right, (a, b) -> a * b);
      case "/" -> divided(left, right);
      case "%" -> LongNode.valueOf(left.asLong() % Math.max(1, right.asLong()));
      default -> text(left.asText() + right.asText());
    };
  }

  private static JsonNode calculated(JsonNode left, JsonNode right, DoubleBinaryOperator way) {
    var result = way.applyAsDouble(left.asDouble(), right.asDouble());
    return whole(left) && whole(right)
        ? LongNode.valueOf((long) result)
        : DoubleNode.valueOf(result);
  }

  private static JsonNode divided(JsonNode left, JsonNode right) {
    if (right.asDouble() == 0) {
      return NULL;
    }
    return whole(left) && whole(right)
        ? LongNode.valueOf(left.asLong() / right.asLong())
        : DoubleNode.valueOf(left.asDouble() / right.asDouble());
  }

  private static boolean whole(JsonNode value) {
    return value.isIntegralNumber();
  }

  static JsonNode sum(List<JsonNode> values) {
    return values.stream().reduce((a, b) -> arithmetic("+", a, b)).orElse(NULL);
  }

  /// `%` is anything, `_` one letter, whatever its size.
  static boolean like(String text, String pattern) {
    var regex = new StringBuilder();
    for (var letter : pattern.toCharArray()) {
      switch (letter) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(letter)));
      }
    }
    var flags = Pattern.DOTALL | Pattern.CASE_INSENSITIVE;
    return Pattern.compile(regex.toString(), flags).matcher(text).matches();
  }
}
