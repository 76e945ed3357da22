package callmeback.core.billing;

import callmeback.core.InvalidValue;
import java.time.YearMonth;
import java.util.List;

/// What somebody's calls came to, month by month.
///
/// @param months the newest first, without gaps
public record Usage(List<Month> months) {
  public static final int MAX_MONTHS = 24;

  public Usage {
    months = List.copyOf(months);
  }

  /// How many months to look at: 1 to 24.
  public static int monthCount(int months) {
    InvalidValue.unless(
        months >= 1 && months <= MAX_MONTHS, "must be from 1 to %d".formatted(MAX_MONTHS));
    return months;
  }

  /// The calls of one month that were talked in, by UTC.
  public record Month(YearMonth month, int calls, Cents spent) {

    /// Started ones, as billed.
    public int minutes() {
      return Tariff.minutes(calls, spent);
    }
  }

  public Month current() {
    return months.getFirst();
  }

  public int calls() {
    return months.stream().mapToInt(Month::calls).sum();
  }

  public int minutes() {
    return months.stream().mapToInt(Month::minutes).sum();
  }

  public Cents spent() {
    return months.stream().map(Month::spent).reduce(Cents.ZERO, Cents::plus);
  }
}
