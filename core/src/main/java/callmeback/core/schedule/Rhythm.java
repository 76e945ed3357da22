package callmeback.core.schedule;

import callmeback.core.InvalidValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How often a call shall come again, and by whose clock.
///
/// @param zone where the clock hangs that the calls go by
/// @param until the last day, there, on which a call may come; absent for no end
public record Rhythm(Every every, ZoneId zone, @Nullable LocalDate until) {
  /// What a calendar can show.
  private static final int LAST_YEAR = 9_999;

  /// @throws InvalidValue when `until` is no date of these times
  public Rhythm {
    InvalidValue.unless(
        until == null || until.getYear() > 0 && until.getYear() <= LAST_YEAR,
        "until must be a date like 2026-12-31");
  }

  /// On which days.
  public enum Every {
    DAY,
    /// From Monday to Friday.
    WEEKDAY,
    /// On the weekday of the first.
    WEEK;

    boolean includes(DayOfWeek day, DayOfWeek first) {
      return switch (this) {
        case DAY -> true;
        case WEEKDAY -> day.compareTo(DayOfWeek.FRIDAY) <= 0;
        case WEEK -> day == first;
      };
    }
  }

  /// The name of a time zone, as the IANA lists them: an offset alone knows no summer.
  ///
  /// @throws InvalidValue when there is none of this name
  public static ZoneId zoneNamed(String name) {
    InvalidValue.unless(
        ZoneId.getAvailableZoneIds().contains(name), "must be a time zone like Europe/Berlin");
    return ZoneId.of(name);
  }

  /// A series that begins then.
  ///
  /// @throws InvalidValue when its first call is none of its days
  Recurrence from(Instant first) {
    var wall = first.atZone(zone).toLocalDateTime();
    var day = wall.getDayOfWeek();
    InvalidValue.unless(
        every.includes(day, day), "must begin on a day from Monday to Friday, as it repeats then");
    InvalidValue.unless(
        until == null || !wall.toLocalDate().isAfter(until), "must not be over before it begins");
    return new Recurrence(this, wall.toLocalTime().truncatedTo(ChronoUnit.SECONDS), day);
  }
}
