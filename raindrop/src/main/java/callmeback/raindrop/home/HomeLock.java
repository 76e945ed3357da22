package callmeback.raindrop.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Exclusive possession of a data directory: held until closed, and let go by the kernel when the
/// process dies.
public final class HomeLock implements AutoCloseable {
  private final Path home;
  private final FileChannel channel;

  private HomeLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /// Creates the directory if it is not there and takes it. The port is only told to whoever comes
  /// second.
  ///
  /// @throws HomeTaken if a running product, this process included, has it
  public static HomeLock take(Path home, int port) {
    try {
      Files.createDirectories(home);
      refuseOwnProcess(home);
      var channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw taken(home, Holder.read(home));
      }
      Holder.current(port).write(home);
      return new HomeLock(home, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + home + " as data directory", e);
    }
  }

  /// The directory that is held.
  public Path home() {
    return home;
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(Holder.file(home));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot let go of " + home, e);
    }
  }

  /// A POSIX lock belongs to the process: opening and closing the lock file a second time would
  /// drop it, so a process recognises itself by the holder file and never touches the lock file
  /// again.
  private static void refuseOwnProcess(Path home) throws IOException {
    var holder = Holder.read(home);
    if (holder.filter(Holder::isThisProcess).isPresent()) {
      throw taken(home, holder);
    }
  }

  private static HomeTaken taken(Path home, Optional<Holder> holder) {
    var who = holder.map(h -> " (pid " + h.pid() + ", port " + h.port() + ")").orElse("");
    return new HomeTaken(
        "Call Me Back is already running on %s%s. Stop it first, or set CALLMEBACK_HOME."
            .formatted(home, who));
  }
}
