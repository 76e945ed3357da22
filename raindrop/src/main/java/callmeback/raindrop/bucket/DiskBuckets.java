package callmeback.raindrop.bucket;

import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Objects in a directory of this machine, sealed: whole or not at all, whenever the process or the
/// power goes.
///
/// The key's segments are directories. The file ends in `~`, which no key has, so that `a` and
/// `a/b` can both be.
public final class DiskBuckets implements SealedBuckets {
  private static final String FILE_END = "~";

  private final Path objects;
  private final Path incoming;
  private final ObjectFile format;
  private final InstantSource clock;

  private DiskBuckets(Path objects, Path incoming, ObjectFile format, InstantSource clock) {
    this.objects = objects;
    this.incoming = incoming;
    this.format = format;
    this.clock = clock;
  }

  /// Opens the directory, making it if need be, and clears what a killed process was still writing.
  /// One process at a time may have it.
  public static DiskBuckets open(Path directory, Vault vault, InstantSource clock) {
    try {
      var objects = Files.createDirectories(directory.resolve("objects"));
      var incoming = Files.createDirectories(directory.resolve("incoming"));
      try (var leftovers = Files.list(incoming)) {
        for (var leftover : leftovers.toList()) {
          Files.delete(leftover);
        }
      }
      return new DiskBuckets(objects, incoming, new ObjectFile(vault), clock);
    } catch (IOException e) {
      throw new BucketUnavailable("The objects in " + directory + " cannot be opened", e);
    }
  }

  @Override
  public StoredObject put(NewObject object) {
    var stored =
        new StoredObject(
            object.key(),
            object.content().length,
            object.contentType(),
            clock.instant(),
            object.expiresAt());
    try {
      var fresh = Files.createTempFile(incoming, "object", "");
      format.write(fresh, stored, object.content());
      replace(fresh, file(object.key()));
      return stored;
    } catch (IOException e) {
      throw new BucketUnavailable("The object " + object.key() + " cannot be written", e);
    }
  }

  @Override
  public Optional<ObjectContent> get(String key) {
    try {
      var found = format.read(file(ObjectKey.check(key)), key);
      return Optional.of(found).filter(content -> !content.object().expiredAt(clock.instant()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new BucketUnavailable("The object " + key + " cannot be read", e);
    }
  }

  @Override
  public List<StoredObject> list(String prefix) {
    var now = clock.instant();
    return stored(ObjectKey.checkPrefix(prefix)).filter(object -> !object.expiredAt(now)).toList();
  }

  @Override
  public synchronized boolean delete(String key) {
    try {
      return Files.deleteIfExists(file(ObjectKey.check(key)));
    } catch (IOException e) {
      throw new BucketUnavailable("The object " + key + " cannot be deleted", e);
    }
  }

  @Override
  public List<String> keys() {
    try (var tree = Files.walk(objects)) {
      return tree.filter(file -> file.toString().endsWith(FILE_END)).map(this::key).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BucketUnavailable("The objects cannot be listed", e);
    }
  }

  @Override
  public synchronized boolean reseal(String key) {
    var place = file(ObjectKey.check(key));
    try {
      if (format.current(place)) {
        return false;
      }
      var found = format.read(place, key);
      var fresh = Files.createTempFile(incoming, "object", "");
      format.write(fresh, found.object(), found.content());
      replace(fresh, place);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException e) {
      throw new BucketUnavailable("The object " + key + " cannot be sealed anew", e);
    }
  }

  @Override
  public long deleteExpired(Instant now) {
    return stored("")
        .filter(object -> object.expiredAt(now) && deleteIfExpired(object.key(), now))
        .count();
  }

  /// Looks again, since the object may have been replaced meanwhile.
  private synchronized boolean deleteIfExpired(String key, Instant now) {
    return head(key).filter(object -> object.expiredAt(now)).isPresent() && delete(key);
  }

  private synchronized void replace(Path fresh, Path place) throws IOException {
    Files.createDirectories(place.resolveSibling(""));
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    for (var parent = place.getParent();
        parent != null && parent.startsWith(objects);
        parent = parent.getParent()) {
      try (var entries = FileChannel.open(parent, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  /// Only the directory that the prefix names is walked, so that listing one person's objects costs
  /// only those.
  private Stream<StoredObject> stored(String prefix) {
    var start = objects.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(start)) {
      return Stream.empty();
    }
    try (var tree = Files.walk(start)) {
      return tree
          .filter(file -> file.toString().endsWith(FILE_END))
          .map(this::key)
          .filter(key -> key.startsWith(prefix))
          .flatMap(key -> head(key).stream())
          .sorted(Comparator.comparing(StoredObject::key))
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException e) {
      throw new BucketUnavailable("The objects under " + prefix + " cannot be listed", e);
    }
  }

  private Optional<StoredObject> head(String key) {
    try {
      return Optional.of(format.head(file(key), key));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new BucketUnavailable("The object " + key + " cannot be read", e);
    }
  }

  private Path file(String key) {
    return objects.resolve(key + FILE_END);
  }

  private String key(Path file) {
    var path = objects.relativize(file).toString();
    return path.substring(0, path.length() - FILE_END.length());
  }
}
