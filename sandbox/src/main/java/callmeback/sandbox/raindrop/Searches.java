package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What is found in buckets, and what a document says to a question.
final class Searches {
  private static final String KIND = "search";
  private static final int MOST_CHUNKS = 20;
  private static final int PAGE = 15;

  private final Desk desk;

  Searches(Desk desk) {
    this.desk = desk;
  }

  void routing(HttpRouting.Builder routes) {
    routes
        .post("/v1/chunk_search", desk.taking(this::chunks))
        .post("/v1/search", desk.taking(this::search))
        .post("/v1/search_get_page", desk.taking(this::page))
        .post("/v1/summarize_page", desk.taking(this::summarize))
        .post("/v1/document_query", desk.taking(this::ask));
  }

  private ObjectNode chunks(Question question) {
    question.required("requestId");
    var input = question.required("input");
    var found = found(question.buckets().stream(), input);
    return results(found.subList(0, Math.min(MOST_CHUNKS, found.size())), input);
  }

  /// Remembers what was asked, so that its pages can be asked for.
  private ObjectNode search(Question question) {
    var id = question.required("requestId");
    var asked = Json.object().put("input", question.required("input"));
    question.buckets().forEach(asked.putArray("buckets")::add);
    desk.shelf().put(KIND, "", id, asked);
    return page(asked, 1, PAGE);
  }

  private ObjectNode page(Question question) {
    return page(
        asked(question), question.count("page").orElse(1), question.count("pageSize").orElse(PAGE));
  }

  private ObjectNode summarize(Question question) {
    var page = page(question).path("results");
    var summary = new StringBuilder();
    page.forEach(result -> summary.append(result.path("text").asText()).append(' '));
    return Json.object().put("summary", summary.toString().strip());
  }

  private ObjectNode ask(Question question) {
    question.required("requestId");
    var bucket = question.bucket();
    var input = question.required("input");
    var object =
        desk.shelf()
            .find(Objects.KIND, Question.scope(bucket), question.required("objectId"))
            .orElseThrow(() -> ConnectError.notFound("object not found"));
    var best = Words.best(Chunk.of(bucket, object), input, Chunk::text);
    return Json.object()
        .put("answer", best.isEmpty() ? "The document does not say." : best.getFirst().text());
  }

  private ObjectNode asked(Question question) {
    return desk.shelf()
        .find(KIND, "", question.required("requestId"))
        .orElseThrow(() -> ConnectError.notFound("no search has this requestId"));
  }

  /// A page past the end is empty.
  private ObjectNode page(ObjectNode asked, int page, int size) {
    var input = asked.path("input").asText();
    var buckets =
        StreamSupport.stream(asked.path("buckets").spliterator(), false)
            .map(bucket -> (ObjectNode) bucket);
    var found = found(buckets, input);
    var from = (int) Math.min(found.size(), (page - 1L) * size);
    var to = Math.min(found.size(), from + size);
    var answer = results(found.subList(from, to), input);
    answer
        .putObject("pagination")
        .put("page", page)
        .put("pageSize", size)
        .put("total", found.size())
        .put("totalPages", (found.size() + size - 1) / size)
        .put("hasMore", to < found.size());
    return answer;
  }

  private List<Chunk> found(Stream<ObjectNode> buckets, String input) {
    var chunks = buckets.flatMap(this::chunks).toList();
    return Words.best(chunks, input, Chunk::text);
  }

  private Stream<Chunk> chunks(ObjectNode bucket) {
    return desk.shelf()
        .all(Objects.KIND, Question.scope(bucket))
        .flatMap(object -> Chunk.of(bucket, object).stream());
  }

  private static ObjectNode results(List<Chunk> found, String input) {
    var answer = Json.object();
    var results = answer.putArray("results");
    found.stream().map(chunk -> (JsonNode) chunk.result(input)).forEach(results::add);
    return answer;
  }
}
