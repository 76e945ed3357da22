package callmeback.core.call;

import callmeback.core.InvalidValue;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/// The hours of a night, by the clock on the wall: from `from` up to `until`, past midnight where
/// `until` is the smaller.
public record QuietHours(LocalTime from, LocalTime until) {

  public QuietHours {
    InvalidValue.unless(!from.equals(until), "must not end when they begin");
  }

  /// @throws InvalidValue unless it is like `22:00-07:00`
  public static QuietHours parse(String text) {
    var dash = text.indexOf('-');
    InvalidValue.unless(dash > 0, "must be two times, like 22:00-07:00");
    try {
      return new QuietHours(
          LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    } catch (DateTimeParseException e) {
      throw new InvalidValue("must be two times, like 22:00-07:00");
    }
  }

  public boolean cover(Instant at, ZoneId zone) {
    var time = LocalTime.ofInstant(at, zone);
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }
}
