package callmeback.sandbox.deepgram;

import io.helidon.common.uri.UriQuery;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// The query of an upgrade, read strictly: whatever was not asked for is refused in the end.
final class Parameters {
  private final UriQuery query;
  private final Set<String> asked = new HashSet<>();

  Parameters(UriQuery query) {
    this.query = query;
  }

  boolean has(String name) {
    asked.add(name);
    return query.contains(name);
  }

  /// @throws IllegalArgumentException if it is missing
  String required(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("Missing query parameter: " + name + ".");
    }
    return text(name, "");
  }

  String text(String name, String otherwise) {
    return has(name) ? all(name).getFirst() : otherwise;
  }

  List<String> all(String name) {
    return has(name) ? query.all(name) : List.of();
  }

  boolean flag(String name) {
    return switch (text(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, "true or false");
    };
  }

  OptionalDouble fraction(String name, double min, double max) {
    if (!has(name)) {
      return OptionalDouble.empty();
    }
    var value = parsed(name);
    if (!(value >= min && value <= max)) {
      throw invalid(name, min + " to " + max);
    }
    return OptionalDouble.of(value);
  }

  OptionalInt number(String name, int min, int max) {
    var value = fraction(name, min, max);
    if (value.isPresent() && value.getAsDouble() != Math.rint(value.getAsDouble())) {
      throw invalid(name, "a whole number");
    }
    return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
  }

  /// Names that are accepted and have no effect here.
  void accept(String... names) {
    asked.addAll(List.of(names));
  }

  void refuseOthers() {
    for (var name : query.names()) {
      if (!asked.contains(name)) {
        throw new IllegalArgumentException("Unknown query parameter: " + name + ".");
      }
    }
  }

  private double parsed(String name) {
    try {
      return Double.parseDouble(text(name, ""));
    } catch (NumberFormatException _) {
      throw invalid(name, "a number");
    }
  }

  static IllegalArgumentException invalid(String name, String expected) {
    return new IllegalArgumentException(
        "Invalid query parameter: " + name + " must be " + expected + ".");
  }
}
