package callmeback.app;

import callmeback.app.demo.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The product in a process of its own, as `./run` starts it: what is to be killed.
final class ProductProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path home;
  private final Path log;
  private final int port;
  private final int sandboxPort;
  private final Process process;

  private ProductProcess(Path home, Path log, int port, int sandboxPort, Process process) {
    this.home = home;
    this.log = log;
    this.port = port;
    this.sandboxPort = sandboxPort;
    this.process = process;
  }

  /// @param command as given to `./run`
  static ProductProcess start(Path home, String command) throws IOException {
    return start(home, command, RunningHouse.freePort(), sandboxPort());
  }

  /// The same house again, on the same ports: telephones and providers find it where it was.
  ProductProcess again(String command) throws IOException {
    return start(home, command, port, sandboxPort);
  }

  private static ProductProcess start(Path home, String command, int port, int sandboxPort)
      throws IOException {
    var log = Files.createTempFile(home.getParent(), "product-" + command, ".log");
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                command));
    var environment = builder.environment();
    environment.put("CALLMEBACK_HOME", home.toString());
    environment.put("PORT", Integer.toString(port));
    environment.put("SANDBOX_PORT", Integer.toString(sandboxPort));
    environment.put("RATE_LIMIT_FACTOR", "1000");
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new ProductProcess(home, log, port, sandboxPort, process);
  }

  /// A port with room above it for every simulator.
  private static int sandboxPort() throws IOException {
    return Math.min(RunningHouse.freePort(), 64_000);
  }

  /// Waits until the process has printed this.
  ProductProcess awaitPrinted(String words) {
    await(words, () -> printed().contains(words));
    return this;
  }

  String printed() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI product() {
    return URI.create("http://localhost:" + port);
  }

  Door sandbox() {
    return new Door(URI.create("http://127.0.0.1:" + sandboxPort));
  }

  /// As `kill -9` does, and waits until the process and its database are gone.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    await("the database to be gone", () -> databases() == 0);
  }

  /// How many database servers run on this house's data.
  long databases() {
    var data = home.resolve("pgdata").toString();
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains("-D " + data))
        .count();
  }

  /// Waits two minutes at most.
  void await(String what, BooleanSupplier there) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited for " + what + " in vain:\n" + printed());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join().isAlive()) {
      process.destroyForcibly();
    }
  }
}
