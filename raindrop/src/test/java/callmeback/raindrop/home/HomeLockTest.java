package callmeback.raindrop.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.process.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
final class HomeLockTest {
  @TempDir Path home;

  @Test
  void aSecondTakerIsToldWhoHoldsTheHomeAndWhatToDo() {
    try (var _ = HomeLock.take(home, 3001)) {
      assertThatExceptionOfType(HomeTaken.class)
          .isThrownBy(() -> HomeLock.take(home, 3002))
          .withMessage(
              "Call Me Back is already running on %s (pid %d, port 3001). Stop it first, or set CALLMEBACK_HOME.",
              home, ProcessHandle.current().pid());
    }
  }

  @Test
  void aHomeLetGoCanBeTakenAgain() {
    HomeLock.take(home, 3001).close();
    try (var second = HomeLock.take(home, 3002)) {
      assertThat(second.home()).isEqualTo(home);
    }
  }

  @Test
  void aMissingHomeIsMade() {
    try (var _ = HomeLock.take(home.resolve("a/b"), 3001)) {
      assertThat(home.resolve("a/b")).isDirectory();
    }
  }

  @Test
  void whatAKilledProcessWroteDownHoldsNothing() throws IOException {
    var self = ProcessHandle.current().pid();
    Files.writeString(home.resolve("lock.holder"), self + " 3001 2001-01-01T00:00:00Z\n");
    HomeLock.take(home, 3001).close();
    Files.writeString(home.resolve("lock.holder"), "garbled");
    HomeLock.take(home, 3001).close();
  }

  @Test
  void anotherProcessHoldsTheHomeUntilItIsKilled() throws Exception {
    var holder = ChildJvm.start(HoldsHome.class, home.toString());
    try (var lines =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("held");
      assertThatExceptionOfType(HomeTaken.class)
          .isThrownBy(() -> HomeLock.take(home, 3002))
          .withMessageContaining("(pid %d, port 3001)", holder.pid());
      // A refusal in this process must not have cost the other one its lock.
      assertThatExceptionOfType(HomeTaken.class).isThrownBy(() -> HomeLock.take(home, 3002));
      holder.destroyForcibly().waitFor();
      HomeLock.take(home, 3002).close();
    } finally {
      holder.destroyForcibly();
    }
  }
}
