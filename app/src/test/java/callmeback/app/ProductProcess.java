package callmeback.app;

import callmeback.app.demo.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The product in a process of its own, as `./run` starts it: what is to be killed.
final class ProductProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /// Enough for the sandbox's door, the simulators from 11 above it, and the product.
  private static final int BLOCK = 20;

  private static final int PRODUCT = 1;
  private static final int LOWEST = 20_000;
  private static final int BLOCKS = 600;
  private static final AtomicInteger taken = new AtomicInteger();

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
    var ports = freeBlock();
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
    builder.environment().putAll(settings);
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var sandboxPort = Integer.parseInt(settings.getOrDefault("SANDBOX_PORT", "0"));
    return new ProductProcess(home, log, port, sandboxPort, process);
  }

  /// Ports that no connection is given by chance: all below the ones the system hands out, which
  /// start at 32768 on Linux, so that they are still free after the process was killed.
  private static int freeBlock() {
    var first = LOWEST + (int) (ProcessHandle.current().pid() % BLOCKS) * BLOCK;
    return IntStream.range(0, BLOCKS)
        .map(_ -> LOWEST + (first - LOWEST + BLOCK * taken.getAndIncrement()) % (BLOCKS * BLOCK))
        .filter(base -> IntStream.range(base, base + BLOCK).allMatch(ProductProcess::free))
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
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
