package callmeback.core.account;

import callmeback.core.InvalidValue;
import java.util.regex.Pattern;

/// A person's name: 1 to 100 letters of any script, spaces, hyphens, apostrophes.
public record PersonName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} '’-]*");

  public PersonName {
    value = value.strip();
    InvalidValue.unless(!value.isEmpty() && value.length() <= 100, "must have 1 to 100 characters");
    InvalidValue.unless(
        SHAPE.matcher(value).matches(), "may hold only letters, spaces, hyphens and apostrophes");
  }

  @Override
  public String toString() {
    return "(a name)";
  }
}
