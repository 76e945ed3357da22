package callmeback.raindrop.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Documents of an owner, found by what they are about: on any SmartMemory, as procedures of a
/// memory of their own, because Raindrop's semantic memory is one of a whole application and in
/// clear.
public final class SemanticMemory {
  /// For what is meant, beside the words.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final SmartMemory memory;
  private final Supplier<String> ids;

  /// The ids must never repeat.
  public SemanticMemory(SmartMemory memory, Supplier<String> ids) {
    this.memory = memory;
    this.ids = ids;
  }

  /// A document and its id.
  public record Document(String id, String text) {}

  /// Keeps a document and gives its id.
  public String put(String owner, String text) {
    if (owner.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("A document needs an owner and a text");
    }
    var id = ids.get();
    memory.putProcedure(documents(owner), id, text);
    return id;
  }

  /// The text of a document of the owner.
  public Optional<String> get(String owner, String id) {
    return memory.getProcedure(documents(owner), id);
  }

  /// Removes a document. Whether there was one.
  public boolean delete(String owner, String id) {
    return memory.deleteProcedure(documents(owner), id);
  }

  /// Documents of the owner that share a word with the needle or, where the memory can tell, mean
  /// something like it; best first.
  public List<Document> search(String owner, String needle, int limit) {
    return memory.searchProcedures(documents(owner), needle, limit, PATIENCE).stream()
        .map(found -> new Document(found.key(), found.value()))
        .toList();
  }

  /// Removes all documents of the owner.
  public void forget(String owner) {
    memory.forget(documents(owner));
  }

  private static String documents(String owner) {
    return owner + "#documents";
  }
}
