package callmeback.core.account;

import callmeback.core.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/// An email address, trimmed and lower-cased, at most 255 characters.
public record EmailAddress(String value) {
  private static final int MAX = 255;
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s\\p{C}\\p{Z}@<>\"(),;:\\\\\\[\\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

  public EmailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
    InvalidValue.unless(value.length() <= MAX, "must be at most 255 characters");
    InvalidValue.unless(
        SHAPE.matcher(value).matches(), "must be an email address, like ann@example.com");
    InvalidValue.unless(
        !value.startsWith(".") && !value.contains("..") && !value.contains(".@"),
        "must be an email address, like ann@example.com");
  }

  @Override
  public String toString() {
    return "…" + value.substring(value.indexOf('@'));
  }
}
