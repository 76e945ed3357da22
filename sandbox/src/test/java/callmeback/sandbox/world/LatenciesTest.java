package callmeback.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class LatenciesTest {
  private final Latencies latencies = Latencies.defaults();

  @Test
  void aNamedValueChangesAndItsNeighboursStay() {
    latencies.put(Map.of("cerebras", Map.of("first_token_ms", 5)));

    assertThat(latencies.of("cerebras", "first_token_ms")).isEqualTo(5);
    assertThat(latencies.of("cerebras", "tokens_per_s")).isEqualTo(1800);
  }

  @Test
  void oneBadNameChangesNothing() {
    assertThatThrownBy(
            () -> latencies.put(Map.of("deepgram", Map.of("end_of_turn_ms", 1, "typo_ms", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deepgram.typo_ms");

    assertThat(latencies.of("deepgram", "end_of_turn_ms")).isEqualTo(260);
  }

  @Test
  void aRateOfZeroAndAnUnknownProviderAreRefused() {
    assertThatThrownBy(() -> latencies.put(Map.of("openai", Map.of("tokens_per_s", 0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> latencies.of("acme", "first_token_ms"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
