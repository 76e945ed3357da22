package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Optional;

/// Procedural memory: values under keys, in as many memories of their own as are named.
final class Procedures {
  private static final String KIND = "procedure";
  private static final String DEFAULT = "default";

  private final Desk desk;

  Procedures(Desk desk) {
    this.desk = desk;
  }

  void routing(HttpRouting.Builder routes) {
    routes
        .post("/v1/put_procedure", desk.taking(this::put))
        .post("/v1/get_procedure", desk.taking(this::get))
        .post("/v1/delete_procedure", desk.taking(this::delete))
        .post("/v1/list_procedures", desk.taking(this::list))
        .post("/v1/search_procedures", desk.taking(this::search));
  }

  private ObjectNode put(Question question) {
    var key = question.required("key");
    var now = desk.now().toString();
    var since = find(question, key).map(known -> known.path("createdAt").asText(now)).orElse(now);
    var procedure =
        Json.object()
            .put("key", key)
            .put("value", question.required("value"))
            .put("createdAt", since)
            .put("updatedAt", now);
    desk.shelf().put(KIND, scope(question), key, procedure);
    return Json.object().put("success", true);
  }

  private ObjectNode get(Question question) {
    return find(question, question.required("key"))
        .map(known -> Json.object().put("found", true).put("value", known.path("value").asText()))
        .orElseGet(() -> Json.object().put("found", false));
  }

  private ObjectNode delete(Question question) {
    var removed = desk.shelf().remove(KIND, scope(question), question.required("key"));
    return Json.object().put("success", removed);
  }

  private ObjectNode list(Question question) {
    return answer(all(question));
  }

  private ObjectNode search(Question question) {
    var keys = question.flag("searchKeys", true);
    var values = question.flag("searchValues", true);
    var best =
        Words.best(all(question), question.required("terms"), each -> searched(each, keys, values));
    var wanted = question.count("nMostRecent").orElse(Integer.MAX_VALUE);
    return answer(best.subList(0, Math.min(best.size(), wanted)));
  }

  private static String searched(JsonNode procedure, boolean keys, boolean values) {
    return (keys ? procedure.path("key").asText() : "")
        + " "
        + (values ? procedure.path("value").asText() : "");
  }

  private Optional<ObjectNode> find(Question question, String key) {
    return desk.shelf().find(KIND, scope(question), key);
  }

  private List<ObjectNode> all(Question question) {
    return desk.shelf().all(KIND, scope(question)).toList();
  }

  private static String scope(Question question) {
    return question.memory() + "/" + question.text("proceduralMemoryId").orElse(DEFAULT);
  }

  private static ObjectNode answer(List<ObjectNode> found) {
    var answer = Json.object();
    var procedures = answer.putArray("procedures");
    found.forEach(each -> procedures.add(each.without("_key")));
    return answer;
  }
}
