package callmeback.voice.call;

import java.time.Duration;
import java.time.Instant;

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
