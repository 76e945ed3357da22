package callmeback.core.billing;

import callmeback.core.InvalidValue;

/// Money: whole US cents, never negative.
public record Cents(long value) implements Comparable<Cents> {
  public static final Cents ZERO = new Cents(0);

  public Cents {
    InvalidValue.unless(value >= 0, "must not be negative");
  }

  public static Cents of(long value) {
    return new Cents(value);
  }

  public Cents plus(Cents other) {
    return new Cents(Math.addExact(value, other.value));
  }

  /// @throws InvalidValue when `other` is more
  public Cents minus(Cents other) {
    return new Cents(Math.subtractExact(value, other.value));
  }

  public Cents times(int factor) {
    return new Cents(Math.multiplyExact(value, factor));
  }

  public boolean isZero() {
    return value == 0;
  }

  @Override
  public int compareTo(Cents other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "$%d.%02d".formatted(value / 100, value % 100);
  }
}
