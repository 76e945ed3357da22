package callmeback.mcp.tool;

import java.util.Map;

/// From where to where a number goes, both inclusive; the extremes of `int` mean no bound.
record Bounds(int min, int max) {
  static final Bounds NONE = new Bounds(Integer.MIN_VALUE, Integer.MAX_VALUE);

  boolean hold(long value) {
    return (!hasMin() || value >= min) && (!hasMax() || value <= max);
  }

  /// Adds the bounds there are to a schema, under the keywords given.
  Map<String, Object> into(Map<String, Object> schema, String least, String most) {
    if (hasMin()) {
      schema.put(least, min);
    }
    if (hasMax()) {
      schema.put(most, max);
    }
    return schema;
  }

  String sentence(String unit) {
    if (hasMin() && hasMax()) {
      return " from %d to %d%s".formatted(min, max, unit);
    }
    if (hasMin()) {
      return " of %d%s or more".formatted(min, unit);
    }
    return hasMax() ? " of at most %d%s".formatted(max, unit) : "";
  }

  private boolean hasMin() {
    return min != Integer.MIN_VALUE;
  }

  private boolean hasMax() {
    return max != Integer.MAX_VALUE;
  }
}
