package callmeback.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.vault.DataKeys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class DataKeyConfigTest {
  private static final String OLD = "0f".repeat(32);
  private static final String NEW = "f0".repeat(32);

  @Test
  void severalDataKeysHaveNumbersAndTheNewestIsTheFirst() throws BadConfiguration {
    var alone = keys(OLD);
    var both = keys("2:" + NEW + ", 1:" + OLD);

    assertThat(both.current().id()).isEqualTo(2);
    assertThat(alone).isEqualTo(new DataKeys(both.earlier().getFirst(), List.of()));
    assertThat(alone + " " + both).doesNotContain("0f0f", "f0f0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0f", "256:%1$s", "x:%1$s", "1:%1$s,1:%2$s", "2:%1$s,", "%1$s,%2$s"})
  void dataKeysThatCannotBeAreAProblem(String value) {
    assertThatExceptionOfType(BadConfiguration.class)
        .isThrownBy(() -> keys(value.formatted(OLD, NEW)))
        .satisfies(e ->
            assertThat(e.problems())
                .singleElement()
                .asString()
                .startsWith("DATA_KEY must be 64 hexadecimal digits")
                .doesNotContain("0f0f"));
  }

  private static DataKeys keys(String value) throws BadConfiguration {
    var config = ConfigReader.read(Map.of("DATA_KEY", value), Map.of());
    return Objects.requireNonNull(config.keys().dataKeys());
  }
}
