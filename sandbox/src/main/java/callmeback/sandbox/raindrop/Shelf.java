package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything that is kept, in memory and as one file each, so that what is removed is gone from
/// the disk too.
final class Shelf {
  private final Path folder;
  private final TreeMap<String, ObjectNode> things = new TreeMap<>();

  Shelf(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        for (var file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
          var thing = (ObjectNode) Json.parse(Files.readString(file));
          things.put(thing.path("_key").asText(), thing);
        }
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a file of the played Raindrop cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep Raindrop's things in " + folder, e);
    }
  }

  Optional<ObjectNode> find(String kind, String scope, String id) {
    return Optional.ofNullable(things.get(key(kind, scope, id))).map(ObjectNode::deepCopy);
  }

  /// Copies of all things of a kind in a place, in the order of their ids.
  Stream<ObjectNode> all(String kind, String scope) {
    var begin = key(kind, scope, "");
    return things.tailMap(begin).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(begin))
        .map(entry -> entry.getValue().deepCopy())
        .toList()
        .stream();
  }

  void put(String kind, String scope, String id, ObjectNode thing) {
    var key = key(kind, scope, id);
    var kept = thing.deepCopy().put("_key", key);
    try {
      var fresh = Files.writeString(folder.resolve("fresh"), kept.toString());
      Files.move(
          fresh, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a thing of Raindrop's", e);
    }
    things.put(key, kept);
  }

  /// Whether it was there.
  boolean remove(String kind, String scope, String id) {
    var key = key(kind, scope, id);
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove a thing of Raindrop's", e);
    }
    return things.remove(key) != null;
  }

  /// Removes all of a kind in a place that pass.
  void removeAll(String kind, String scope, Predicate<ObjectNode> passes) {
    all(kind, scope)
        .filter(passes)
        .map(thing -> thing.path("_key").asText())
        .forEach(key -> remove(kind, scope, key.substring(key(kind, scope, "").length())));
  }

  private static String key(String kind, String scope, String id) {
    return kind + "\n" + scope + "\n" + id;
  }

  private Path file(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
