package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sessions and what is said in them. A session that has ended takes and gives nothing until it is
/// rehydrated.
final class WorkingMemory {
  private static final String TIMELINE = "*defaultTimeline";
  private static final String SESSION = "session";
  private static final String ENTRY = "entry";
  private static final int LONGEST_SUMMARY = 400;

  private final Desk desk;

  WorkingMemory(Desk desk) {
    this.desk = desk;
  }

  void routing(HttpRouting.Builder routes) {
    routes
        .post("/v1/start_session", desk.taking(this::start))
        .post("/v1/end_session", desk.taking(this::end))
        .post("/v1/put_memory", desk.taking(this::put))
        .post("/v1/put_memory/batch", desk.taking(this::putAll))
        .post("/v1/get_memory", desk.taking(this::get))
        .post("/v1/search_memory", desk.taking(this::search))
        .post("/v1/delete_memory", desk.taking(this::delete))
        .post("/v1/summarize_memory", desk.taking(this::summarize))
        .post("/v1/rehydrate_session", desk.taking(this::rehydrate))
        .post("/v1/rehydration_status", desk.taking(this::status));
  }

  private ObjectNode start(Question question) {
    var id = desk.id();
    var session =
        Json.object().put("id", id).put("open", true).put("startedAt", desk.now().toString());
    desk.shelf().put(SESSION, question.memory(), id, session);
    return Json.object().put("sessionId", id);
  }

  private ObjectNode end(Question question) {
    var session = open(question);
    var scope = question.memory();
    var id = session.path("id").asText();
    var entries = entries(question);
    if (question.flag("flush", false) && !entries.isEmpty()) {
      desk.shelf().put(EpisodicMemory.KIND, scope, id, episode(session, entries));
      desk.shelf().put(SESSION, scope, id, session.put("open", false));
    } else {
      desk.shelf().removeAll(ENTRY, scope, entry -> of(entry, id));
      desk.shelf().remove(SESSION, scope, id);
    }
    return Json.object().put("success", true);
  }

  private ObjectNode episode(ObjectNode session, List<ObjectNode> entries) {
    var started = Instant.parse(session.path("startedAt").asText());
    var timelines = entries.stream().map(entry -> entry.path("timeline").asText()).distinct();
    return Json.object()
        .put("sessionId", session.path("id").asText())
        .put("summary", summary(entries))
        .put("agent", entries.getFirst().path("agent").asText("assistant"))
        .put("entryCount", entries.size())
        .put("timelineCount", timelines.count())
        .put("duration", Long.toString(Duration.between(started, desk.now()).toMillis()))
        .put("createdAt", desk.now().toString());
  }

  private ObjectNode put(Question question) {
    var session = open(question).path("id").asText();
    return Json.object().put("memoryId", keep(question.memory(), session, question));
  }

  private ObjectNode putAll(Question question) {
    var session = open(question).path("id").asText();
    var answer = Json.object();
    var ids = answer.putArray("memoryIds");
    question
        .all("entries")
        .map(Question::new)
        .forEach(entry -> ids.add(keep(question.memory(), session, entry)));
    return answer;
  }

  private String keep(String scope, String session, Question said) {
    var id = desk.id();
    var agent = said.text("agent");
    var entry =
        Json.object()
            .put("id", id)
            .put("sessionId", session)
            .put("timeline", said.text("timeline").orElse(TIMELINE))
            .put("by", agent.orElse(""))
            .put("dueTo", "")
            .put("content", said.required("content"))
            .put("at", desk.now().toString());
    said.text("key").ifPresent(key -> entry.put("key", key));
    agent.ifPresent(name -> entry.put("agent", name));
    desk.shelf().put(ENTRY, scope, id, entry);
    return id;
  }

  /// Newest first.
  private ObjectNode get(Question question) {
    open(question);
    var matching = matching(question).reversed();
    return memories(matching.subList(0, wanted(question, matching)));
  }

  private ObjectNode search(Question question) {
    open(question);
    var best =
        Words.best(
            matching(question), question.required("terms"), each -> each.path("content").asText());
    return memories(best.subList(0, wanted(question, best)));
  }

  private static int wanted(Question question, List<ObjectNode> found) {
    return Math.min(found.size(), question.count("nMostRecent").orElse(Integer.MAX_VALUE));
  }

  private List<ObjectNode> matching(Question question) {
    var timeline = question.text("timeline").orElse(TIMELINE);
    var start = question.time("startTime").orElse(Instant.MIN);
    var end = question.time("endTime").orElse(Instant.MAX);
    var key = question.text("key");
    return entries(question).stream()
        .filter(entry -> entry.path("timeline").asText().equals(timeline))
        .filter(entry -> key.isEmpty() || entry.path("key").asText().equals(key.get()))
        .filter(entry -> within(Instant.parse(entry.path("at").asText()), start, end))
        .toList();
  }

  private static boolean within(Instant at, Instant start, Instant end) {
    return !at.isBefore(start) && !at.isAfter(end);
  }

  private ObjectNode delete(Question question) {
    open(question);
    var id = question.required("memoryId");
    var session = question.required("sessionId");
    var mine = desk.shelf().find(ENTRY, question.memory(), id).filter(entry -> of(entry, session));
    if (mine.isEmpty()) {
      throw ConnectError.notFound("memory not found");
    }
    desk.shelf().remove(ENTRY, question.memory(), id);
    return Json.object().put("success", true);
  }

  private ObjectNode summarize(Question question) {
    open(question);
    var wanted = question.texts("memoryIds");
    var chosen =
        entries(question).stream()
            .filter(entry -> wanted.contains(entry.path("id").asText()))
            .toList();
    var answer = Json.object().put("summary", summary(chosen));
    var ids = answer.putArray("summarizedMemoryIds");
    chosen.forEach(entry -> ids.add(entry.path("id")));
    return answer;
  }

  private ObjectNode rehydrate(Question question) {
    var scope = question.memory();
    var id = question.required("sessionId");
    var session = desk.shelf().find(SESSION, scope, id);
    if (session.isEmpty()) {
      return Json.object().put("success", false).put("operation", "failed");
    }
    var now = desk.now().toString();
    desk.shelf().put(SESSION, scope, id, session.get().put("open", true).put("rehydratedAt", now));
    return Json.object()
        .put("success", true)
        .put("operation", "initiated")
        .put("statusKey", "rehydration-" + id);
  }

  private ObjectNode status(Question question) {
    var id = question.required("sessionId");
    var at =
        desk.shelf()
            .find(SESSION, question.memory(), id)
            .map(session -> session.path("rehydratedAt").asText(""))
            .orElse("");
    var answer = Json.object().put("sessionId", id);
    return at.isEmpty()
        ? answer.put("status", "none")
        : answer
            .put("status", "completed")
            .put("initiatedAt", at)
            .put("completedAt", at)
            .put("entriesRestored", entries(question).size());
  }

  private ObjectNode open(Question question) {
    var id = question.required("sessionId");
    return desk.shelf()
        .find(SESSION, question.memory(), id)
        .filter(session -> session.path("open").asBoolean())
        .orElseThrow(() -> ConnectError.notFound("session " + id + " not found"));
  }

  private List<ObjectNode> entries(Question question) {
    var session = question.required("sessionId");
    return desk.shelf()
        .all(ENTRY, question.memory())
        .filter(entry -> of(entry, session))
        .sorted(Comparator.comparing(entry -> entry.path("id").asText()))
        .toList();
  }

  private static boolean of(JsonNode entry, String session) {
    return entry.path("sessionId").asText().equals(session);
  }

  private static String summary(List<ObjectNode> entries) {
    var said = new ArrayList<String>();
    entries.forEach(entry -> said.add(entry.path("content").asText()));
    var whole = String.join(" ", said);
    return whole.substring(0, Math.min(whole.length(), LONGEST_SUMMARY));
  }

  private static ObjectNode memories(List<ObjectNode> found) {
    var answer = Json.object();
    ArrayNode memories = answer.putArray("memories");
    found.forEach(entry -> memories.add(entry.without("_key")));
    return answer;
  }
}
