package callmeback.api.billing;

import callmeback.api.http.Json;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Usage;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What one's calls came to, as the frontend shows it.
///
/// @param totalSpent dollars, over the months of the breakdown
record UsageJson(
    int totalCalls,
    int totalMinutes,
    BigDecimal totalSpent,
    Current currentMonth,
    List<Month> monthlyBreakdown) {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  /// The month that is not over.
  record Current(int calls, int minutes, BigDecimal spent) {}

  /// A month by name, like `Nov 2024`.
  record Month(String month, int calls, int minutes, BigDecimal spent) {}

  static UsageJson of(Usage usage) {
    var current = usage.current();
    return new UsageJson(
        usage.calls(),
        usage.minutes(),
        dollars(usage.spent()),
        new Current(current.calls(), current.minutes(), dollars(current.spent())),
        usage.months().stream().map(UsageJson::month).toList());
  }

  private static Month month(Usage.Month month) {
    return new Month(
        MONTH.format(month.month()), month.calls(), month.minutes(), dollars(month.spent()));
  }

  private static BigDecimal dollars(Cents cents) {
    return Json.dollars(cents.value());
  }
}
