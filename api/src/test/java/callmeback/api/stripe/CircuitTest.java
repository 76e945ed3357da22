package callmeback.api.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CircuitTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Circuit circuit = new Circuit(() -> now);

  @Test
  void severalFailuresInARowStartAPause() {
    fail(Circuit.FAILURES - 1);
    assertThatCode(circuit::check).doesNotThrowAnyException();
    fail(1);
    now = now.plusSeconds(4);
    paused(Circuit.PAUSE.minusSeconds(4));
    now = now.plusSeconds(6);
    assertThatCode(circuit::check).doesNotThrowAnyException();
  }

  @Test
  void anAnswerInBetweenStartsTheCountAfresh() {
    fail(Circuit.FAILURES - 1);
    circuit.answered();
    fail(Circuit.FAILURES - 1);
    assertThatCode(circuit::check).doesNotThrowAnyException();
  }

  @Test
  void afterThePauseOneFailureIsEnough() {
    fail(Circuit.FAILURES);
    now = now.plus(Circuit.PAUSE);
    fail(1);
    paused(Circuit.PAUSE);
  }

  private void fail(int times) {
    for (var i = 0; i < times; i++) {
      circuit.failed();
    }
  }

  private void paused(Duration left) {
    assertThatThrownBy(circuit::check)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.Unavailable(left)));
  }
}
