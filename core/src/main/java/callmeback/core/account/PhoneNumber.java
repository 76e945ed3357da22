package callmeback.core.account;

import callmeback.core.InvalidValue;
import java.util.regex.Pattern;

/// A telephone number in E.164: `+` and 10 to 15 digits.
public record PhoneNumber(String e164) {
  private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{9,14}");

  public PhoneNumber {
    InvalidValue.unless(
        SHAPE.matcher(e164).matches(), "must be + and 10 to 15 digits, like +14155550123");
  }

  public String lastFour() {
    return e164.substring(e164.length() - 4);
  }

  /// The last four digits only: this is what may stand in a log.
  @Override
  public String toString() {
    return "…" + lastFour();
  }
}
