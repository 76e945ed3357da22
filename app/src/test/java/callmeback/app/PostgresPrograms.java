package callmeback.app;

import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// PostgreSQL's programs, unpacked once for all houses of a test run: that takes three seconds, and
/// there are more than a hundred of them. What unpacking does is tested where it is.
final class PostgresPrograms {
  private static final List<Path> UNPACKED = unpacked();

  private PostgresPrograms() {}

  /// Lays them into a data directory, unless some lie there.
  static void into(Path home) throws IOException {
    Files.createDirectories(home);
    for (var programs : UNPACKED) {
      var place = home.resolve(programs.getFileName());
      if (Files.notExists(place)) {
        Files.createSymbolicLink(place, programs);
      }
    }
  }

  private static List<Path> unpacked() {
    try {
      var home = Files.createTempDirectory("callmeback-programs-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
      try (var lock = HomeLock.take(home, 0);
          var _ = EmbeddedPostgres.open(lock, _ -> {})) {
        return found(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> found(Path home) throws IOException {
    try (var entries = Files.list(home)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("postgres-"))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  private static void delete(Path home) {
    try (var tree = Files.walk(home)) {
      tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(each -> each.delete());
    } catch (IOException _) {
      // It lies in the directory for temporary files.
    }
  }
}
