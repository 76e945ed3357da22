package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.sandbox.world.Await;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that Twilio acts on and whose answers do not arrive.
@Tag("wire")
final class LostAnswersTest {
  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
    bench.product.serve("/answer", "<Hangup/>");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDialWhoseAnswerNeverComesIsInTheListOfCallsAndRings() {
    strike(new Mishap.StallAfter());
    bench.patience(Duration.ofSeconds(1));

    assertThatThrownBy(() -> bench.place()).isInstanceOf(UncheckedIOException.class);
    bench.patience(Duration.ofSeconds(10));

    var calls =
        Await.until(
            () -> bench.get("/Calls.json?Status=completed").body().path("calls"),
            found -> !found.isEmpty());
    assertThat(calls.findValuesAsText("to")).containsExactly(Bench.TO);
    assertThat(bench.phones.get(Bench.TO).path("calls")).hasSize(1);
  }

  @Test
  void aDialWhoseAnswerBreaksOffIsInTheListOfCalls() {
    strike(new Mishap.DropMid());

    assertThatThrownBy(() -> bench.place()).isInstanceOf(UncheckedIOException.class);

    assertThat(bench.get("/Calls.json").body().path("calls")).hasSize(1);
  }

  private void strike(Mishap mishap) {
    bench.world.mishaps().add(new MishapRule("", "twilio", "POST", "*/Calls.json", 1, 1, mishap));
  }
}
