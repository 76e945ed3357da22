package callmeback.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Secrets that nobody gave us in development: made once and kept in the data directory, readable
/// by its owner only.
final class HomeSecrets {
  private static final int BYTES = 32;

  private final Path directory;

  HomeSecrets(Path home) {
    this.directory = home.resolve("secrets");
  }

  /// 64 hexadecimal digits, the same ones as long as the data directory lives.
  String of(String name) {
    try {
      var file = directory.resolve(name);
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make(Path file) throws IOException {
    Files.createDirectories(directory);
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var fresh = Files.createTempFile(directory, "new", "", ownerOnly);
    Files.writeString(fresh, HexFormat.of().formatHex(bytes));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
