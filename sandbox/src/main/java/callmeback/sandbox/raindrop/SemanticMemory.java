package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;

/// Documents found by what they are about. What is missing is told with HTTP 200 and a flag.
final class SemanticMemory {
  private static final String KIND = "document";

  private final Desk desk;

  SemanticMemory(Desk desk) {
    this.desk = desk;
  }

  void routing(HttpRouting.Builder routes) {
    routes
        .post("/v1/put_semantic_memory", desk.taking(this::put))
        .post("/v1/get_semantic_memory", desk.taking(this::get))
        .post("/v1/delete_semantic_memory", desk.taking(this::delete))
        .post("/v1/search_semantic_memory", desk.taking(this::search));
  }

  /// The document is JSON, as a string or as it is.
  private ObjectNode put(Question question) {
    var given = question.body().path("document");
    var text = given.isTextual() ? given.asText() : given.toString();
    if (text.isEmpty()) {
      throw ConnectError.invalid("document is required");
    }
    var id = desk.id();
    desk.shelf().put(KIND, question.memory(), id, Json.object().put("id", id).put("text", text));
    return Json.object().put("success", true).put("objectId", id);
  }

  private ObjectNode get(Question question) {
    return desk.shelf()
        .find(KIND, question.memory(), question.required("objectId"))
        .map(kept -> Json.object().put("success", true).put("document", kept.path("text").asText()))
        .orElseGet(SemanticMemory::missing);
  }

  private ObjectNode delete(Question question) {
    return desk.shelf().remove(KIND, question.memory(), question.required("objectId"))
        ? Json.object().put("success", true)
        : missing();
  }

  private ObjectNode search(Question question) {
    var needle = question.required("needle");
    var all = desk.shelf().all(KIND, question.memory()).toList();
    var answer = Json.object().put("success", true);
    var results = answer.putObject("documentSearchResponse").putArray("results");
    for (var found : Words.best(all, needle, each -> each.path("text").asText())) {
      var text = found.path("text").asText();
      results
          .addObject()
          .put("chunkSignature", Chunk.signature(text))
          .put("text", text)
          .put("source", found.path("id").asText())
          .put("score", Words.score(needle, text))
          .put("type", "application/json");
    }
    return answer;
  }

  private static ObjectNode missing() {
    return Json.object().put("success", false).put("error", "document not found");
  }
}
