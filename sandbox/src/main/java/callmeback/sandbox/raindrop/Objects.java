package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import java.util.Base64;

/// What buckets hold, and how far its indexing is: at once done.
final class Objects {
  static final String KIND = "object";
  private static final String COMPLETED = "completed";

  private final Desk desk;

  Objects(Desk desk) {
    this.desk = desk;
  }

  void routing(HttpRouting.Builder routes) {
    routes
        .post("/v1/put_object", desk.taking(this::put))
        .post("/v1/get_object", desk.taking(this::get))
        .post("/v1/list_objects", desk.taking(this::list))
        .post("/v1/delete_object", desk.taking(this::delete))
        .post("/v1/list_objects_by_status", desk.taking(this::byStatus))
        .post("/v1/document_status", desk.taking(this::status))
        .post("/v1/document_status_bulk", desk.taking(this::statuses));
  }

  private ObjectNode put(Question question) {
    var bucket = question.bucket();
    var key = question.required("key");
    var content = question.text("content").orElse("");
    var object =
        Json.object()
            .put("key", key)
            .put("content", content)
            .put("contentType", question.required("contentType"))
            .put("size", size(content))
            .put("lastModified", desk.now().toString());
    desk.shelf().put(KIND, Question.scope(bucket), key, object);
    var answer = Json.object().put("key", key);
    answer.set("bucket", Chunk.named(bucket));
    return answer;
  }

  private static int size(String content) {
    try {
      return Base64.getDecoder().decode(content).length;
    } catch (IllegalArgumentException _) {
      throw ConnectError.invalid("content is not base64");
    }
  }

  private ObjectNode get(Question question) {
    var key = question.required("key");
    return desk.shelf()
        .find(KIND, Question.scope(question.bucket()), key)
        .map(found ->
            Json.object()
                .put("content", found.path("content").asText())
                .put("contentType", found.path("contentType").asText()))
        .orElseThrow(() -> ConnectError.notFound("object not found"));
  }

  private ObjectNode list(Question question) {
    var prefix = question.text("prefix").orElse("");
    var answer = Json.object();
    var objects = answer.putArray("objects");
    desk.shelf()
        .all(KIND, Question.scope(question.bucket()))
        .filter(object -> object.path("key").asText().startsWith(prefix))
        .forEach(object ->
            objects
                .addObject()
                .put("key", object.path("key").asText())
                .put("size", object.path("size").asText())
                .put("contentType", object.path("contentType").asText())
                .put("lastModified", object.path("lastModified").asText()));
    return answer;
  }

  private ObjectNode delete(Question question) {
    var key = question.required("key");
    if (!desk.shelf().remove(KIND, Question.scope(question.bucket()), key)) {
      throw ConnectError.notFound("object not found");
    }
    return Json.object();
  }

  private ObjectNode byStatus(Question question) {
    var prefix = question.text("prefix").orElse("");
    var wanted = question.texts("statuses").contains(COMPLETED) != question.flag("exclude", false);
    var answer = Json.object();
    var documents = answer.putArray("documents");
    desk.shelf()
        .all(KIND, Question.scope(question.bucket()))
        .map(object -> object.path("key").asText())
        .filter(key -> wanted && key.startsWith(prefix))
        .forEach(key -> documents.add(status(question, key).put("objectId", key)));
    return answer;
  }

  private ObjectNode status(Question question) {
    return status(question, question.required("objectId"));
  }

  private ObjectNode statuses(Question question) {
    var answer = Json.object();
    var documents = answer.putArray("documents");
    question
        .texts("objectIds")
        .forEach(key -> documents.add(status(question, key).put("objectId", key)));
    return answer;
  }

  private ObjectNode status(Question question, String key) {
    var bucket = question.bucket();
    var found = desk.shelf().find(KIND, Question.scope(bucket), key);
    var status = Json.object().put("status", found.isPresent() ? COMPLETED : "not_found");
    status.putArray("errors");
    found.ifPresent(object ->
        status
            .putObject("ingest")
            .put("totalChunksCreated", Chunk.of(bucket, object).size())
            .put("chunksQueued", 0)
            .put("creationComplete", true));
    return status;
  }
}
