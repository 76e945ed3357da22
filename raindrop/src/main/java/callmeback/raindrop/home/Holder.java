package callmeback.raindrop.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/// The process that holds a data directory, as it wrote itself down there.
record Holder(long pid, int port, String started) {
  static Holder current(int port) {
    var self = ProcessHandle.current();
    return new Holder(
        self.pid(), port, self.info().startInstant().map(Instant::toString).orElse("unknown"));
  }

  static Path file(Path home) {
    return home.resolve("lock.holder");
  }

  /// Absent too when the file is not readable as one: it is only ever used to say who.
  static Optional<Holder> read(Path home) throws IOException {
    try {
      var words = Files.readString(file(home)).strip().split(" ", 3);
      return words.length < 3
          ? Optional.empty()
          : Optional.of(new Holder(Long.parseLong(words[0]), Integer.parseInt(words[1]), words[2]));
    } catch (NoSuchFileException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  void write(Path home) throws IOException {
    var fresh = home.resolve("lock.holder.new");
    Files.writeString(fresh, pid + " " + port + " " + started + "\n");
    Files.move(fresh, file(home), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Numbers of processes are used again after a restart, most of all in a container; the start
  /// time tells them apart.
  boolean isThisProcess() {
    return equals(current(port));
  }
}
