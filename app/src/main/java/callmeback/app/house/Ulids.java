package callmeback.app.house;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Lower-case ULIDs, as Raindrop's ids are: 48 bits of milliseconds and 80 random ones in
/// Crockford's base 32.
final class Ulids implements Supplier<String> {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int TIME_DIGITS = 10;
  private static final int RANDOM_DIGITS = 16;
  private static final int BITS = 5;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Ulids(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String get() {
    var id = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
    var millis = clock.millis();
    for (var digit = TIME_DIGITS - 1; digit >= 0; digit--) {
      id.append(DIGITS.charAt((int) (millis >>> (digit * BITS)) & 31));
    }
    for (var digit = 0; digit < RANDOM_DIGITS; digit++) {
      id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return id.toString();
  }
}
