package callmeback.raindrop.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where a PostgreSQL keeps its data, and which processes live there.
record DataDirectory(Path path) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /// What a server writes about itself (PostgreSQL, src/include/utils/pidfile.h).
  record Postmaster(long pid, boolean ready) {}

  boolean exists() {
    return Files.exists(path.resolve("PG_VERSION"));
  }

  Optional<Postmaster> postmaster() throws IOException {
    try {
      var lines = Files.readAllLines(pidFile());
      return lines.size() < 8
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(lines.getFirst().strip()), lines.get(7).strip().equals("ready")));
    } catch (NoSuchFileException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Makes sure that nobody works on the data: a server left by a product that was killed is
  /// stopped and awaited, never adopted. Only whoever holds the home may call this.
  void vacate(Consumer<String> progress) throws IOException, InterruptedException {
    if (!occupants().isEmpty()) {
      progress.accept("Waiting for the previous PostgreSQL to stop ...");
      if (!stopped("INT") && !stopped("QUIT")) {
        throw new PostgresFailure(
            "A previous PostgreSQL still works on %s and does not stop. Stop it, then start again."
                .formatted(path));
      }
    }
    // Left by a killed server. In a container its number soon belongs to another process or thread,
    // and PostgreSQL
    // would take that one for a running server.
    Files.deleteIfExists(pidFile());
  }

  /// Every process of a PostgreSQL stands in its data directory; a process id alone may have been
  /// given to another.
  List<ProcessHandle> occupants() {
    return ProcessHandle.allProcesses().filter(this::worksHere).toList();
  }

  private boolean worksHere(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
              .equals(path)
          && process.info().command().filter(program -> program.endsWith("/postgres")).isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  private boolean stopped(String signal) throws IOException, InterruptedException {
    var postmaster = postmaster().map(Postmaster::pid);
    if (postmaster.isPresent() && occupants().stream().anyMatch(o -> o.pid() == postmaster.get())) {
      Signals.send(signal, postmaster.get());
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!occupants().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_AGAIN);
    }
    return occupants().isEmpty();
  }

  private Path pidFile() {
    return path.resolve("postmaster.pid");
  }
}
