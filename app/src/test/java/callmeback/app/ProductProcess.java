package callmeback.app;

import callmeback.app.demo.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The product in a process of its own, as `./run` starts it: what is to be killed.
final class ProductProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int PRODUCT = 1;

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
    var ports = Ports.block();
    return start(home, command, ports + PRODUCT, ports);
  }

  /// A house with settings of its own.
  static ProductProcess start(Path home, Map<String, String> settings) throws IOException {
    var port = Integer.parseInt(settings.getOrDefault("PORT", "0"));
    return start(home, "serve", port, settings);
  }

  /// The same house again, on the same ports: telephones and providers find it where it was.
  ProductProcess again(String command) throws IOException {
    return start(home, command, port, sandboxPort);
  }

  private static ProductProcess start(Path home, String command, int port, int sandboxPort)
      throws IOException {
    return start(
        home,
        command,
        port,
        Map.of(
            "CALLMEBACK_HOME",
            home.toString(),
            "PORT",
            Integer.toString(port),
            "SANDBOX_PORT",
            Integer.toString(sandboxPort),
            "RATE_LIMIT_FACTOR",
            "1000"));
  }

  private static ProductProcess start(
      Path home, String command, int port, Map<String, String> settings) throws IOException {
    PostgresPrograms.into(home);
    var log = Files.createTempFile(home.getParent(), "product-" + command, ".log");
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                command));
    builder.environment().putAll(settings);
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var sandboxPort = Integer.parseInt(settings.getOrDefault("SANDBOX_PORT", "0"));
    return new ProductProcess(home, log, port, sandboxPort, process);
  }

  /// Waits until the process has printed this.
  ProductProcess awaitPrinted(String words) {
    await(words, () -> printed().contains(words) || !process.isAlive());
    if (!printed().contains(words)) {
      throw new AssertionError("it ended early:\n" + printed());
    }
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

  URI door() {
    return URI.create("http://127.0.0.1:" + sandboxPort);
  }

  Door sandbox() {
    return new Door(door());
  }

  Tables tables() {
    return new Tables(home);
  }

  /// Asks it to stop, as an operator or a deployment does.
  void terminate() {
    process.destroy();
  }

  /// Waits until it has ended by itself.
  int exit() throws InterruptedException {
    await("the process to end", () -> !process.isAlive());
    return process.waitFor();
  }

  /// Sends it a signal by name, such as `STOP`.
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
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
