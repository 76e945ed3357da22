package callmeback.raindrop.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.StructuredModel;
import callmeback.raindrop.memory.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds passages in objects of text, and answers questions from one of them. It works on what any
/// store gives back after opening, since none of them can read what it keeps.
public final class BucketSearch {
  /// As many as Raindrop's chunk search gives.
  static final int MOST_PASSAGES = 20;

  private static final int PASSAGE_LETTERS = 600;
  private static final int DOCUMENT_LETTERS = 40_000;
  private static final Map<String, Object> ANSWER =
      Map.of(
          "type",
          "object",
          "properties",
          Map.of("answer", Map.of("type", "string")),
          "required",
          List.of("answer"),
          "additionalProperties",
          false);

  private final SmartBuckets buckets;
  private final StructuredModel model;
  private final String instructions;

  /// @param instructions how the model is to answer from a document
  public BucketSearch(SmartBuckets buckets, StructuredModel model, String instructions) {
    this.buckets = buckets;
    this.model = model;
    this.instructions = instructions;
  }

  /// A piece of an object's text.
  public record Passage(String key, String text) {}

  /// A page of what was found.
  ///
  /// @param total passages on all pages
  public record Page(List<Passage> passages, int total) {
    public Page {
      passages = List.copyOf(passages);
    }
  }

  /// The passages under the prefix that share a word with the input, best first, at most 20.
  public List<Passage> chunks(String prefix, String input) {
    return found(prefix, input).stream().limit(MOST_PASSAGES).toList();
  }

  /// A page of all passages that share a word with the input, best first; past the end it is empty.
  ///
  /// @param page from 1
  /// @param size 1 to 100
  public Page search(String prefix, String input, int page, int size) {
    if (page < 1 || size < 1 || size > 100) {
      throw new IllegalArgumentException("Pages count from 1 and have 1 to 100 passages");
    }
    var found = found(prefix, input);
    var from = (int) Math.min(found.size(), (page - 1L) * size);
    return new Page(found.subList(from, Math.min(found.size(), from + size)), found.size());
  }

  /// What an object says to a question.
  ///
  /// @throws ProblemException with `NotFound` if there is no such text, or `Unavailable`
  public String ask(String key, String question) {
    var document =
        buckets
            .get(key)
            .filter(found -> readable(found.object()))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("document")));
    var text = new String(document.content(), UTF_8);
    var material =
        "Document:\n%s\nQuestion: %s"
            .formatted(text.substring(0, Math.min(text.length(), DOCUMENT_LETTERS)), question);
    var answer =
        model.ask(new StructuredModel.Question("document_answer", instructions, material, ANSWER));
    return String.valueOf(answer.getOrDefault("answer", ""));
  }

  private List<Passage> found(String prefix, String input) {
    var passages = new ArrayList<Passage>();
    for (var object : buckets.list(prefix)) {
      if (readable(object)) {
        buckets.get(object.key()).ifPresent(found -> passages.addAll(passages(found)));
      }
    }
    return Ranking.best(passages, Passage::text, input, Integer.MAX_VALUE);
  }

  private static boolean readable(StoredObject object) {
    return object.contentType().startsWith("text/")
        || object.contentType().startsWith("application/json");
  }

  private static List<Passage> passages(ObjectContent found) {
    var text = new String(found.content(), UTF_8);
    var passages = new ArrayList<Passage>();
    for (var from = 0; from < text.length(); from += PASSAGE_LETTERS) {
      var to = Math.min(text.length(), from + PASSAGE_LETTERS);
      passages.add(new Passage(found.object().key(), text.substring(from, to)));
    }
    return passages;
  }
}
