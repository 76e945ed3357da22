package callmeback.api.http;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a sent value becomes a typed one.
public interface Shape<T> {

  /// @throws InvalidValue when it cannot
  T read(Value value);

  /// Text, of which `make` makes something or throws [InvalidValue].
  static <T> Shape<T> text(Function<String, T> make) {
    return value -> make.apply(value.text());
  }

  /// An id given out by us or a provider: 1 to 255 letters, digits, hyphens and underscores.
  static Shape<String> token() {
    return text(raw -> {
      InvalidValue.unless(Patterns.TOKEN.matcher(raw).matches(), "is not an id");
      return raw;
    });
  }

  /// A whole number, of which `make` makes something or throws [InvalidValue].
  static <T> Shape<T> whole(IntFunction<T> make) {
    return value -> make.apply(value.whole());
  }

  static Shape<Boolean> flag() {
    return Value::flag;
  }

  static Shape<UUID> id() {
    return text(Shape::uuid);
  }

  /// An id given out by us; [UUID#fromString] alone would accept abbreviations.
  static UUID uuid(String raw) {
    InvalidValue.unless(Patterns.UUID.matcher(raw).matches(), "is not an id");
    return UUID.fromString(raw);
  }

  /// One of a few words.
  static <T> Shape<T> oneOf(T[] values, Function<T, String> word) {
    return text(raw ->
        Arrays.stream(values)
            .filter(value -> word.apply(value).equals(raw))
            .findFirst()
            .orElseThrow(() ->
                new InvalidValue(
                    Arrays.stream(values)
                        .map(word)
                        .collect(Collectors.joining(", ", "must be one of ", "")))));
  }

  /// A JSON list of texts or words between commas, each once, at most `max`, of each of which
  /// `make` makes something or throws [InvalidValue].
  static <T> Shape<List<T>> texts(int max, Function<String, T> make) {
    return value -> {
      var texts = value.texts().stream().distinct().toList();
      InvalidValue.unless(texts.size() <= max, "must be at most %d".formatted(max));
      return texts.stream().map(make).toList();
    };
  }

  /// A JSON object, of whose fields `make` makes something.
  static <T> Shape<T> object(Function<Fields, T> make) {
    return value -> {
      try {
        return make.apply(value.fields());
      } catch (ProblemException e) {
        throw e.problem() instanceof Problem.Invalid(var offences)
            ? new InvalidValue(sentence(offences))
            : e;
      }
    };
  }

  private static String sentence(Map<String, String> offences) {
    return new TreeMap<>(offences)
        .entrySet().stream()
            .map(offence -> offence.getKey() + " " + offence.getValue())
            .collect(Collectors.joining("; "));
  }

  /// A day, wherever.
  static LocalDate date(String raw) {
    try {
      return LocalDate.parse(dated(raw));
    } catch (DateTimeException e) {
      throw new InvalidValue("must be a date, like 2026-01-31");
    }
  }

  /// A time, or the start of a day (UTC).
  static Shape<Instant> since() {
    return text(raw -> time(raw, 0));
  }

  /// A time, or the end of a day (UTC).
  static Shape<Instant> until() {
    return text(raw -> time(raw, 1));
  }

  /// A time with its offset from UTC: a local time alone would be another one elsewhere.
  static Instant instant(String raw) {
    try {
      return OffsetDateTime.parse(dated(raw)).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidValue("must be a time with its offset, like 2026-01-31T12:00:00Z");
    }
  }

  private static Instant time(String raw, int days) {
    try {
      var day = raw.indexOf('T') < 0;
      return day
          ? LocalDate.parse(dated(raw)).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(dated(raw)).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidValue("must be a date or a time, like 2026-01-31 or 2026-01-31T12:00:00Z");
    }
  }

  /// Years have four digits (RFC 3339): others are beyond what the database can keep.
  private static String dated(String raw) {
    if (!Patterns.YEAR.matcher(raw).lookingAt()) {
      throw new DateTimeException("no year of four digits");
    }
    return raw;
  }

  /// What ids and years look like.
  final class Patterns {
    static final Pattern YEAR = Pattern.compile("[0-9]{4}-");
    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    static final Pattern UUID =
        Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private Patterns() {}
  }
}
