package callmeback.core.memory;

import callmeback.core.InvalidValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/// When something happened or will: a day, a month or a year, as precisely as it is known.
///
/// @param first its first day
public record Occasion(LocalDate first, Precision precision) {
  /// How precisely it is known.
  public enum Precision {
    DAY,
    MONTH,
    YEAR
  }

  /// @param date like 2016-05-03, 2016-05 or 2016
  /// @throws InvalidValue when it is none of them
  public static Occasion of(String date) {
    try {
      return switch (date.length()) {
        case 4 -> new Occasion(Year.parse(date).atDay(1), Precision.YEAR);
        case 7 -> new Occasion(YearMonth.parse(date).atDay(1), Precision.MONTH);
        default -> new Occasion(LocalDate.parse(date), Precision.DAY);
      };
    } catch (DateTimeException _) {
      throw new InvalidValue("must be a day, a month or a year, like 2016-05-03, 2016-05 or 2016");
    }
  }

  /// As [#of] reads it.
  public String date() {
    return switch (precision) {
      case DAY -> first.toString();
      case MONTH -> YearMonth.from(first).toString();
      case YEAR -> Year.from(first).toString();
    };
  }
}
