package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All objects of the account, in memory and in one file that survives the process.
///
/// A request's changes are one line of the file, so that they are kept all or not at all. A torn
/// last line, from a process killed while writing, is dropped; opening writes the file anew with
/// one line for each object.
final class Shelf implements AutoCloseable {
  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
  private final Writer log;

  Shelf(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("objects.jsonl");
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::replay);
      }
      compact(folder, file);
      log = appending(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep Stripe's objects in " + folder, e);
    }
  }

  /// A channel would be closed by the interrupt that ends a webhook under way; a stream is not.
  private static Writer appending(Path file) throws IOException {
    OutputStream out = new FileOutputStream(file.toFile(), true);
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  private void replay(String line) {
    try {
      Json.parse(line).forEach(this::keep);
    } catch (UncheckedIOException _) {
      System.getLogger(Shelf.class.getName())
          .log(System.Logger.Level.WARNING, "dropped a torn line of the Stripe simulator's file");
    }
  }

  private void keep(JsonNode object) {
    objects.put(object.path("id").asText(), (ObjectNode) object);
  }

  private void compact(Path folder, Path file) throws IOException {
    Path fresh = folder.resolve("objects.jsonl.new");
    Files.write(fresh, objects.values().stream().map(object -> line(List.of(object))).toList());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(Collection<ObjectNode> changed) {
    ArrayNode array = Json.array();
    changed.forEach(array::add);
    return Json.write(array);
  }

  /// A copy, so that nothing changes but by [#commit].
  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(objects.get(id)).map(ObjectNode::deepCopy);
  }

  /// Copies of all objects of a kind that pass, oldest first.
  Stream<ObjectNode> all(String kind, Predicate<ObjectNode> passes) {
    return List.copyOf(objects.values()).stream()
        .filter(object -> object.path("object").asText().equals(kind) && passes.test(object))
        .map(ObjectNode::deepCopy);
  }

  boolean holds(String id) {
    return objects.containsKey(id);
  }

  void commit(Collection<ObjectNode> changed) {
    if (changed.isEmpty()) {
      return;
    }
    try {
      log.write(line(changed));
      log.write('\n');
      log.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep Stripe's objects", e);
    }
    changed.forEach(object -> objects.put(object.path("id").asText(), object.deepCopy()));
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
