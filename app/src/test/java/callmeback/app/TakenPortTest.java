package callmeback.app;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.app.config.ConfigReader;
import callmeback.app.house.Application;
import callmeback.app.house.PortTaken;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A port that is somebody else's is said to be, with what to do about it.
@Tag("e2e")
class TakenPortTest {
  @TempDir private Path home;

  @Test
  void theProductDoesNotStartWhereAnotherProgramListens() throws Exception {
    var port = Ports.block();
    try (var _ = new ServerSocket(port)) {
      var settings =
          Map.of(
              "PORT",
              Integer.toString(port),
              "CALLMEBACK_HOME",
              home.toString(),
              "SANDBOX_PORT",
              Integer.toString(port + 1));
      var config = ConfigReader.read(settings, Map.of());
      assertThatExceptionOfType(PortTaken.class)
          .isThrownBy(() -> Application.start(config, InstantSource.system(), line -> {}))
          .withMessageContaining("Port %d is in use".formatted(port));
    }
  }
}
