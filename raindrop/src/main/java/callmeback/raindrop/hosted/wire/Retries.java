package callmeback.raindrop.hosted.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.Response;

/// When a request is repeated, and after which pause: as the official SDKs do it, by the headers
/// that the service sends.
final class Retries {
  /// Repetitions, beyond the first attempt.
  static final int MOST = 2;

  private static final Set<Integer> WORTH_IT = Set.of(408, 409, 429);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final double JITTER = 0.25;

  /// What the service asks for beyond this is not honoured.
  private static final Duration LONGEST_ASKED = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final RandomGenerator random;

  Retries(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  static boolean wanted(Response response) {
    var told = header(response, "x-should-retry");
    return switch (told) {
      case "true" -> true;
      case "false" -> false;
      default -> WORTH_IT.contains(response.code()) || response.code() >= 500;
    };
  }

  Duration pause(Response response, int attempt) {
    return asked(response)
        .filter(pause -> !pause.isNegative() && pause.compareTo(LONGEST_ASKED) < 0)
        .orElseGet(() -> pause(attempt));
  }

  /// Doubled each time, and up to a quarter shorter, so that many do not come back at once.
  Duration pause(int attempt) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << attempt);
    var pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return Duration.ofMillis((long) (pause.toMillis() * (1 - random.nextDouble() * JITTER)));
  }

  private Optional<Duration> asked(Response response) {
    var millis = number(header(response, "retry-after-ms")).map(Duration::ofMillis);
    var after = header(response, "retry-after");
    return millis.or(() -> number(after).map(Duration::ofSeconds)).or(() -> until(after));
  }

  private static String header(Response response, String name) {
    var value = response.header(name);
    return value == null ? "" : value;
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private Optional<Duration> until(String date) {
    try {
      var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), at));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
