package callmeback.sandbox.stripe;

import java.util.SplittableRandom;

/// Ids that look like Stripe's; the same seed gives the same ones.
final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SplittableRandom random;

  Ids(long seed) {
    random = new SplittableRandom(seed);
  }

  synchronized String next(String prefix, int length) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
