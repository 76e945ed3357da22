package callmeback.sandbox.raindrop;

import java.time.InstantSource;
import java.util.SplittableRandom;

/// Ids as Raindrop's: ULIDs in lower case, each later than the one before.
final class Ulids {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int TIME_LETTERS = 10;
  private static final int RANDOM_LETTERS = 16;

  private final InstantSource clock;
  private final SplittableRandom random;
  private long last;

  Ulids(InstantSource clock, long seed) {
    this.clock = clock;
    this.random = new SplittableRandom(seed);
  }

  synchronized String next() {
    last = Math.max(last + 1, clock.millis());
    var id = new StringBuilder();
    for (var i = TIME_LETTERS - 1; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (last >>> (5 * i) & 31)));
    }
    for (var i = 0; i < RANDOM_LETTERS; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
