package callmeback.voice.call;

import callmeback.core.memory.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Amounts and times as people say them: "three times", "about a week ago".
final class RelativeTime {
  private static final String[] SMALL = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve"
  };

  private RelativeTime() {}

  static String times(long count) {
    return switch ((int) Math.min(count, Integer.MAX_VALUE)) {
      case 1 -> "once";
      case 2 -> "twice";
      default -> count(count) + " times";
    };
  }

  static String minutes(long minutes) {
    return minutes == 1 ? "a minute" : count(minutes) + " minutes";
  }

  /// How long ago something was, the coarser the longer.
  static String ago(Instant then, Instant now) {
    var passed = Duration.between(then, now);
    if (passed.toMinutes() < 2) {
      return "a moment ago";
    }
    if (passed.toHours() < 1) {
      return minutes(passed.toMinutes()) + " ago";
    }
    return passed.toDays() < 1 ? hours(passed.toHours()) : days(passed.toDays());
  }

  /// When something happened or will, as exactly as it is known.
  static String on(Occasion occasion, Instant now) {
    var today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return switch (occasion.precision()) {
      case DAY -> day(ChronoUnit.DAYS.between(today, occasion.first()));
      case MONTH ->
          vague(ChronoUnit.MONTHS.between(today.withDayOfMonth(1), occasion.first()), "month");
      case YEAR -> vague(occasion.first().getYear() - today.getYear(), "year");
    };
  }

  private static String day(long days) {
    if (days == 0) {
      return "today";
    }
    if (days < 0) {
      return days(-days);
    }
    if (days == 1) {
      return "tomorrow";
    }
    return days < 14
        ? "in %s days".formatted(count(days))
        : days < 60
            ? "in about %s weeks".formatted(count(days / 7))
            : "in about %s months".formatted(count(days / 30));
  }

  private static String vague(long distance, String unit) {
    if (distance == 0) {
      return "this " + unit;
    }
    if (Math.abs(distance) == 1) {
      return (distance < 0 ? "last " : "next ") + unit;
    }
    if (unit.equals("month") && Math.abs(distance) >= 24) {
      return vague(distance / 12, "year");
    }
    return distance < 0
        ? "about %s %ss ago".formatted(count(-distance), unit)
        : "in about %s %ss".formatted(count(distance), unit);
  }

  private static String hours(long hours) {
    return hours == 1 ? "an hour ago" : count(hours) + " hours ago";
  }

  private static String days(long days) {
    if (days == 1) {
      return "yesterday";
    }
    if (days < 14) {
      return count(days) + " days ago";
    }
    if (days < 60) {
      return "about %s weeks ago".formatted(count(days / 7));
    }
    return days < 730
        ? "about %s months ago".formatted(count(days / 30))
        : "about %s years ago".formatted(count(days / 365));
  }

  private static String count(long count) {
    return count < SMALL.length ? SMALL[(int) count] : Long.toString(count);
  }
}
