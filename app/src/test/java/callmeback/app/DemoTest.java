package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The demonstration as `./run demo` shows it. It looks at latencies and at every word, so nothing
/// else runs beside it.
@Tag("e2e")
@Isolated
class DemoTest {
  @TempDir private Path home;

  @Test
  void theDemoIsRight() throws Exception {
    try (var house = RunningHouse.open(home)) {
      var seen = new ByteArrayOutputStream();
      var demo =
          new Demo(
              house.product(),
              house.application().door().orElseThrow(),
              new PrintStream(seen, true, StandardCharsets.UTF_8),
              () -> 0,
              InstantSource.system());
      assertThat(demo.run()).as(seen.toString(StandardCharsets.UTF_8)).isZero();
    }
  }
}
