package callmeback.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Ports that no connection is given by chance: all below the ones the system hands out, which
/// start at 32768 on Linux, so that they stay free until they are used, and after a process was
/// killed.
final class Ports {
  /// Enough for the sandbox's door, the simulators from 11 above it, and the product.
  private static final int BLOCK = 20;

  private static final int LOWEST = 20_000;
  private static final int BLOCKS = 600;

  /// Processes that start one after the other begin that many blocks apart.
  private static final int APART = 97;

  private static final Path CLAIMS =
      Path.of(System.getProperty("java.io.tmpdir"), "callmeback-ports");

  private static final AtomicInteger taken = new AtomicInteger();
  private static final Queue<FileLock> held = new ConcurrentLinkedQueue<>();

  private Ports() {}

  /// The first of twenty that are free.
  static int block() {
    var first = LOWEST + (int) (ProcessHandle.current().pid() * APART % BLOCKS) * BLOCK;
    return IntStream.range(0, BLOCKS)
        .map(_ -> LOWEST + (first - LOWEST + BLOCK * taken.getAndIncrement()) % (BLOCKS * BLOCK))
        .filter(Ports::claimed)
        .filter(base -> IntStream.range(base, base + BLOCK).allMatch(Ports::unused))
        .findFirst()
        .orElseThrow();
  }

  /// Whether no other test run on this machine holds the block; ours for as long as we live.
  private static boolean claimed(int base) {
    try {
      Files.createDirectories(CLAIMS);
      var file =
          FileChannel.open(
              CLAIMS.resolve(Integer.toString(base)),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      var lock = file.tryLock();
      if (lock == null) {
        file.close();
        return false;
      }
      return held.add(lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean unused(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
