package callmeback.raindrop.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class BlindVectorsTest {
  private static final long SEED = 42;
  private final Random random = new Random(SEED);
  private final BlindVectors blind = new BlindVectors(DataKey.of(1, new byte[32]));

  @Test
  void anglesAndLengthsOfOneOwnersVectorsStay() {
    for (var i = 0; i < 100; i++) {
      var one = vector();
      var other = vector();
      assertThat(product(blind.of("ann", one), blind.of("ann", other)))
          .isCloseTo(product(one, other), within(1e-3));
      assertThat(product(blind.of("ann", one), blind.of("ann", one)))
          .isCloseTo(product(one, one), within(1e-2));
    }
  }

  @Test
  void whatIsTurnedResemblesNeitherItselfNorAnotherOwnersNorAnotherKeys() {
    var vector = vector();
    var turned = blind.of("ann", vector);
    assertThat(cosine(turned, vector)).isCloseTo(0, within(0.3));
    assertThat(cosine(turned, blind.of("bob", vector))).isCloseTo(0, within(0.3));
    var other =
        new BlindVectors(DataKey.of(2, "32 bytes that are another key...".getBytes(US_ASCII)));
    assertThat(cosine(turned, other.of("ann", vector))).isCloseTo(0, within(0.3));
    assertThat(blind.of("ann", vector)).isEqualTo(turned);
  }

  @Test
  void aSingleDirectionIsSpreadOverAllNumbers() {
    var vector = new float[256];
    vector[7] = 1;
    var turned = blind.of("ann", vector);
    for (var number : turned) {
      assertThat(Math.abs(number)).isLessThan(0.5f);
    }
    assertThat(product(turned, turned)).isCloseTo(1, within(1e-4));
  }

  @Test
  void onlyPowersOfTwoCanBeTurned() {
    assertThatIllegalArgumentException().isThrownBy(() -> blind.of("ann", new float[255]));
  }

  private float[] vector() {
    var vector = new float[256];
    for (var i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static double product(float[] one, float[] other) {
    var sum = 0.0;
    for (var i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  private static double cosine(float[] one, float[] other) {
    return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
  }
}
