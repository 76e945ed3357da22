package callmeback.core.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/// A time by the clock on the wall that comes again, whatever the clock is set to meanwhile.
///
/// @param day the weekday of the first; the only one of a weekly series
public record Recurrence(Rhythm rhythm, LocalTime time, DayOfWeek day) {
  /// Every rhythm has a day in so many.
  private static final int SPAN_DAYS = 9;

  /// The first time after this one; empty when the last day is over.
  public Optional<Instant> next(Instant after) {
    var today = after.atZone(rhythm.zone()).toLocalDate();
    return today
        .datesUntil(today.plusDays(SPAN_DAYS))
        .filter(this::falls)
        .map(this::at)
        .filter(time -> time.isAfter(after))
        .findFirst();
  }

  private boolean falls(LocalDate date) {
    var until = rhythm.until();
    return rhythm.every().includes(date.getDayOfWeek(), day)
        && (until == null || !date.isAfter(until));
  }

  /// When a clock is put forward over this time, the moment after; when it shows it twice, the
  /// first.
  private Instant at(LocalDate date) {
    var wall = date.atTime(time);
    var change = rhythm.zone().getRules().getTransition(wall);
    return change != null && change.isGap()
        ? change.getInstant()
        : wall.atZone(rhythm.zone()).toInstant();
  }
}
