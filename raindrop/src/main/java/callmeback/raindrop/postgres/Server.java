package callmeback.raindrop.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// A running PostgreSQL: the process that this process started, not one that happens to answer.
final class Server {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
  // Recovery after a crash replays at most max_wal_size.
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(10);
  private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(5);

  private final Process process;
  private final Path log;

  private Server(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// The kernel ties the server to the *thread* that started it (prctl(2)), so that thread does
  /// nothing else and lives as long as the server.
  static Server start(List<String> command, Path log) throws IOException, InterruptedException {
    var start =
        new FutureTask<>(
            (Callable<Process>)
                () ->
                    new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(new File("/dev/null"))
                        .start());
    Thread.ofPlatform().daemon().name("postgres").start(() -> startAndStay(start));
    try {
      return new Server(start.get(), log);
    } catch (ExecutionException e) {
      throw new IOException("Cannot start " + command.getFirst(), e.getCause());
    }
  }

  private static void startAndStay(FutureTask<Process> start) {
    start.run();
    if (start.state() == Future.State.SUCCESS) {
      stay(start.resultNow());
    }
  }

  private static void stay(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody holds this thread, so nobody can interrupt it", e);
    }
  }

  /// Waits until this very process says that it serves this data.
  void awaitReady(DataDirectory data) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + START.toNanos();
    while (!ready(data)) {
      if (process.waitFor(LOOK_AGAIN)) {
        throw new PostgresFailure("PostgreSQL did not start:\n" + lastWords());
      }
      if (System.nanoTime() > deadline) {
        throw new PostgresFailure(
            "PostgreSQL was not ready after %d s:\n%s".formatted(START.toSeconds(), lastWords()));
      }
    }
  }

  private boolean ready(DataDirectory data) throws IOException {
    var self = data.postmaster().filter(postmaster -> postmaster.pid() == process.pid());
    return process.isAlive() && self.filter(DataDirectory.Postmaster::ready).isPresent();
  }

  /// Whether another program took the port between choosing it and using it.
  boolean lostItsPort() throws IOException {
    return !process.isAlive() && lastWords().contains("could not bind");
  }

  /// Fast shutdown: open transactions are rolled back and everything is on disk. If that takes too
  /// long, immediate shutdown, from which the next start recovers.
  void stop() throws IOException, InterruptedException {
    Signals.send("INT", process.pid());
    if (process.waitFor(FAST_SHUTDOWN)) {
      return;
    }
    Signals.send("QUIT", process.pid());
    if (!process.waitFor(IMMEDIATE_SHUTDOWN)) {
      process.destroyForcibly();
    }
  }

  private String lastWords() throws IOException {
    var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
  }
}
