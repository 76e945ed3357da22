package callmeback.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// The product in a process of its own, started as `./run` starts it, with every rate limit lifted.
final class Product implements AutoCloseable {
  /// Sixty-four hexadecimal digits.
  static final String DATA_KEY = "0f".repeat(32);

  /// Connections to the database: what a house has that is told nothing.
  static final int POOL = 16;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Process process;
  private final URI base;

  private Product(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /// Starts it and waits until it is ready.
  ///
  /// @param home where it keeps its data and its log
  static Product start(Path home, String databaseUrl, OkHttpClient http) throws IOException {
    var port = freePort();
    var builder = new ProcessBuilder(command());
    builder.redirectErrorStream(true).redirectOutput(home.resolve("product.log").toFile());
    var environment = builder.environment();
    environment.put("PORT", String.valueOf(port));
    environment.put("SANDBOX_PORT", String.valueOf(port + 1));
    environment.put("CALLMEBACK_HOME", home.resolve("home").toString());
    environment.put("DATABASE_URL", databaseUrl);
    environment.put("DATA_KEY", DATA_KEY);
    environment.put("DB_POOL_SIZE", String.valueOf(POOL));
    environment.put("RATE_LIMIT_FACTOR", "1000000");
    var product = new Product(builder.start(), URI.create("http://127.0.0.1:" + port));
    product.awaitReady(http);
    return product;
  }

  private static List<String> command() {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xms64m",
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-Dsun.net.http.retryPost=false",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        "callmeback.app.Main",
        "serve");
  }

  private void awaitReady(OkHttpClient http) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ready(http)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("the product did not start; see product.log");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private boolean ready(OkHttpClient http) {
    var request = new Request.Builder().url(at("/health/ready")).build();
    try (var response = http.newCall(request).execute()) {
      return response.isSuccessful();
    } catch (IOException _) {
      return false;
    }
  }

  String at(String path) {
    return base + path;
  }

  /// Resident memory of the process, in megabytes.
  long residentMegabytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    }
  }

  /// What is in use on its heap after everything that can be is collected, in megabytes.
  long liveMegabytes() throws IOException, InterruptedException {
    command("GC.run");
    var told = command("GC.heap_info");
    return Pattern.compile("used (\\d+)K")
            .matcher(told)
            .results()
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .limit(2)
            .sum()
        / 1024;
  }

  private String command(String name) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked =
        new ProcessBuilder(jcmd, String.valueOf(process.pid()), name)
            .redirectErrorStream(true)
            .start();
    var told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return told;
  }

  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join().isAlive()) {
      process.destroyForcibly();
    }
  }

  /// The first of twenty free ports (the sandbox's door and the simulators above it), below the
  /// ones that the system gives to connections by chance, which start at 32768 on Linux.
  static int freePort() throws IOException {
    for (var base = 20_000; base < 32_000; base += 20) {
      if (IntStream.range(base, base + 20).allMatch(Product::unused)) {
        return base;
      }
    }
    throw new IOException("no twenty ports in a row are free between 20000 and 32000");
  }

  private static boolean unused(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
