package callmeback.sandbox.phone;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a number is used for, in the words of twilio.com/docs/lookup/v2-api/line-type-intelligence;
/// `invalid` is a number that nobody can have.
public enum LineType {
  MOBILE("mobile"),
  LANDLINE("landline"),
  FIXED_VOIP("fixedVoip"),
  NON_FIXED_VOIP("nonFixedVoip"),
  PERSONAL("personal"),
  TOLL_FREE("tollFree"),
  PREMIUM("premium"),
  SHARED_COST("sharedCost"),
  UAN("uan"),
  VOICEMAIL("voicemail"),
  PAGER("pager"),
  UNKNOWN("unknown"),
  INVALID("invalid");

  /// The types of numbers that begin so; the first that fits counts.
  private record Range(Pattern numbers, LineType type) {
    Range(String numbers, LineType type) {
      this(Pattern.compile(numbers), type);
    }
  }

  private static final List<Range> RANGES =
      List.of(
          new Range("\\+1(8(00|33|44|55|66|77|88))[0-9]{7}", TOLL_FREE),
          new Range("\\+1(900[0-9]{7}|[2-9][0-9]{2}976[0-9]{4})", PREMIUM),
          new Range("\\+1(?![2-9][0-9]{9}$).*", INVALID),
          new Range("\\+15005550001", INVALID),
          new Range("\\+44(9|871|872|873).*", PREMIUM),
          new Range("\\+448[47].*", SHARED_COST),
          new Range("\\+49900.*", PREMIUM),
          new Range("\\+49180.*", SHARED_COST));

  private final String wire;

  LineType(String wire) {
    this.wire = wire;
  }

  /// A telephone of which nothing else is known: a mobile, unless its number is of a range that is
  /// for something else.
  static LineType ofNumber(String e164) {
    return RANGES.stream()
        .filter(range -> range.numbers().matcher(e164).matches())
        .map(Range::type)
        .findFirst()
        .orElse(MOBILE);
  }

  static Optional<LineType> of(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }

  /// All words, for people.
  static String words() {
    return Arrays.stream(values()).map(LineType::wire).collect(Collectors.joining(", "));
  }

  public String wire() {
    return wire;
  }
}
