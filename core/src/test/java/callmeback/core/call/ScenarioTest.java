package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.InvalidValue;
import callmeback.core.billing.Minutes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class ScenarioTest {

  @ParameterizedTest
  @ValueSource(strings = {"Ask me.", "Ask me about {it}."})
  void oneThingMayBeLeftOpen(String purpose) {
    assertThat(scenario(purpose).purpose().text()).isEqualTo(purpose);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{one} and {two}", "{Two words}", "{{it}}", "open {", "shut }"})
  void notMoreAndNothingElseInBraces(String purpose) {
    assertThatThrownBy(() -> scenario(purpose)).isInstanceOf(InvalidValue.class);
  }

  private static Scenario scenario(String purpose) {
    return new Scenario("a", "A", "What is a", "Coach", new Minutes(5), new Purpose(purpose));
  }
}
