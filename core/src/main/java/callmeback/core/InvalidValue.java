package callmeback.core;

/// A value that cannot be, with a sentence an edge can put beside the field it came from.
public final class InvalidValue extends IllegalArgumentException {

  public InvalidValue(String sentence) {
    super(sentence);
  }

  /// Throws unless the condition holds.
  public static void unless(boolean condition, String sentence) {
    if (!condition) {
      throw new InvalidValue(sentence);
    }
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
