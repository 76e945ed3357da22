package callmeback.raindrop.sql;

import java.math.BigDecimal;

/// Values as text, the same wherever they come from.
public final class Plain {
  private Plain() {}

  /// Whole numbers without a fraction, others without zeros at their end.
  public static String of(Object value) {
    return value instanceof Number number
        ? number(new BigDecimal(number.toString()))
        : value.toString();
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
