package callmeback.raindrop.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Whole directories: made with exact permissions, given to a user, removed.
final class Directories {
  private Directories() {}

  /// Makes the directory and the missing ones above it, each with these permissions whatever the
  /// umask.
  static void create(@Nullable Path directory, String permissions) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    create(directory.getParent(), permissions);
    Files.createDirectory(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }

  /// Gives the directory and all that is in it to this user and group, if it is another's; only
  /// root can.
  static void ensureOwner(Path directory, int uid) throws IOException {
    if (uid == ((Number) Files.getAttribute(directory, "unix:uid")).intValue()) {
      return;
    }
    try (var tree = Files.walk(directory)) {
      for (var path : tree.toList()) {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var tree = Files.walk(directory)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
