package callmeback.raindrop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
final class LaunchTest {
  @Test
  void rootPrefersAUserNamespaceAndFallsBackToNobody() {
    assertThat(Launch.candidates(0))
        .extracting(launch -> String.join(" ", launch.command("postgres")))
        .containsExactly(
            "unshare -U -- setsid setpriv --pdeathsig INT -- postgres",
            "setpriv --reuid=65534 --regid=65534 --clear-groups -- setsid setpriv --pdeathsig INT -- postgres");
    assertThat(Launch.candidates(0)).extracting(Launch::uid).containsExactly(0, 65534);
  }

  @Test
  void anotherUserRunsItDirectlyTiedIfPossible() {
    assertThat(Launch.candidates(1000))
        .extracting(launch -> String.join(" ", launch.command("postgres")))
        .containsExactly(
            "setsid setpriv --pdeathsig INT -- postgres", "setsid postgres", "postgres");
  }

  @Test
  void whereNothingWorksTheMessageSaysWhatToDo() {
    assertThatExceptionOfType(PostgresFailure.class)
        .isThrownBy(() -> Launch.find(new PostgresBinaries(Path.of("/nowhere"))))
        .withMessageMatching("(?s).*(CALLMEBACK_HOME|DATABASE_URL).*No such file.*");
  }

  @Test
  void aProgramThatIsStillBeingWrittenIsTriedAgain(@TempDir Path home) throws IOException {
    var program = home.resolve("bin/postgres");
    Files.createDirectory(program.getParent());
    Files.copy(Path.of("/bin/true"), program);
    var binaries = new PostgresBinaries(home);
    try (var writer = Files.newOutputStream(program, StandardOpenOption.APPEND)) {
      assertThatExceptionOfType(PostgresFailure.class)
          .isThrownBy(() -> Launch.find(binaries, () -> {}))
          .withMessageContaining("Text file busy");
      assertThat(Launch.find(binaries, () -> close(writer)))
          .isEqualTo(Launch.candidates(Launch.ownUid()).getFirst());
    }
  }

  private static void close(OutputStream writer) {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theArchiveIsNamedByMachine() {
    assertThat(PostgresBinaries.resource("Linux", "amd64")).isEqualTo("/postgres-linux-x86_64.txz");
    assertThat(PostgresBinaries.resource("Linux", "aarch64"))
        .isEqualTo("/postgres-linux-arm_64.txz");
    assertThat(PostgresBinaries.resource("Mac OS X", "aarch64"))
        .isEqualTo("/postgres-darwin-arm_64.txz");
  }
}
