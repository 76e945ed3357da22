package callmeback.sandbox.raindrop;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every request that the official TypeScript SDK 0.7.0 was seen to send is answered in the shape
/// its types promise.
@Tag("wire")
final class CapturedRequestsTest {
  /// Fields of each answer; a list's fields after a slash.
  private static final Map<String, List<String>> SHAPES =
      Map.ofEntries(
          Map.entry("start_session", List.of("sessionId")),
          Map.entry("end_session", List.of("success")),
          Map.entry("put_memory", List.of("memoryId")),
          Map.entry("put_memory/batch", List.of("memoryIds")),
          Map.entry("get_memory", List.of("memories")),
          Map.entry("search_memory", List.of("memories/id", "memories/content", "memories/at")),
          Map.entry("delete_memory", List.of("success")),
          Map.entry("summarize_memory", List.of("summary", "summarizedMemoryIds")),
          Map.entry("rehydrate_session", List.of("success", "operation", "statusKey")),
          Map.entry("search_episodic_memory", List.of("entries", "pagination")),
          Map.entry("put_procedure", List.of("success")),
          Map.entry("get_procedure", List.of("found", "value")),
          Map.entry("delete_procedure", List.of("success")),
          Map.entry("list_procedures", List.of("procedures/key", "procedures/updatedAt")),
          Map.entry("search_procedures", List.of("procedures/value")),
          Map.entry("put_semantic_memory", List.of("success", "objectId")),
          Map.entry("get_semantic_memory", List.of("success", "document")),
          Map.entry("delete_semantic_memory", List.of("success")),
          Map.entry("search_semantic_memory", List.of("success", "documentSearchResponse")),
          Map.entry("execute_query", List.of("results", "format", "queryExecuted", "status")),
          Map.entry("get_metadata", List.of("tables/tableName", "tables/columns")),
          Map.entry("update_metadata", List.of("success", "tablesUpdated")),
          Map.entry("get_pii_data", List.of("piiDetections")),
          Map.entry("put_object", List.of("key", "bucket")),
          Map.entry("get_object", List.of("content", "contentType")),
          Map.entry("list_objects", List.of("objects/key", "objects/size", "objects/lastModified")),
          Map.entry("list_objects_by_status", List.of("documents")),
          Map.entry("delete_object", List.of()),
          Map.entry("chunk_search", List.of("results/text", "results/source", "results/score")),
          Map.entry("document_query", List.of("answer")),
          Map.entry("search", List.of("results/text", "pagination")),
          Map.entry("search_get_page", List.of("results", "pagination")),
          Map.entry("summarize_page", List.of("summary")),
          Map.entry("document_status", List.of("status", "errors")),
          Map.entry("document_status_bulk", List.of("documents/objectId", "documents/status")));

  private RaindropRig rig;

  @BeforeEach
  void open(@TempDir Path state) {
    rig = new RaindropRig(state);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyCapturedRequestIsAnsweredInItsShape() throws IOException {
    var answered = new HashSet<String>();
    for (var request : captured()) {
      var path = request.path("path").asText();
      var call = request.path("call").asText();
      if (path.startsWith("/v1/") && !call.startsWith("error")) {
        var body = pointed((ObjectNode) request.path("body"), path);
        var reply = rig.send(path, body.toString(), RaindropRig.KEY);
        assertThat(reply.status()).as("%s: %s", call, reply.body()).isEqualTo(200);
        shape(path.substring("/v1/".length()), reply.body());
        answered.add(path);
      }
    }
    assertThat(answered).hasSize(SHAPES.size());
  }

  @Test
  void everyErrorThatWasSeenIsAConnectError() throws IOException {
    for (var request : captured()) {
      var words = request.path("call").asText().split(" ");
      if (words[0].equals("error")) {
        var status = Integer.parseInt(words[1]);
        rig.world.mishaps().clear();
        rig.world
            .mishaps()
            .add(new MishapRule("", "raindrop", null, null, 1, 1, new Mishap.Status(status)));
        var reply =
            rig.send(
                request.path("path").asText(), request.path("body").toString(), RaindropRig.KEY);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().path("code").asText()).matches("[a-z_]+");
        assertThat(reply.body().path("message").asText()).isNotEmpty();
      }
    }
  }

  /// The request with ids that exist here; what it looks for is put there first.
  private ObjectNode pointed(ObjectNode body, String path) {
    if (body.has("sessionId")) {
      var session = rig.session();
      var put =
          rig.memory(
              "/v1/put_memory",
              "'sessionId':'%s','content':'my prefs','timeline':'conversation'".formatted(session));
      body.put("sessionId", session);
      var id = put.path("memoryId").asText();
      if (body.has("memoryIds")) {
        body.putArray("memoryIds").add(id);
      }
      if (body.has("memoryId")) {
        body.put("memoryId", id);
      }
    }
    if (body.has("objectId") && path.contains("semantic")) {
      var put = rig.memory("/v1/put_semantic_memory", "'document':'{}'");
      body.put("objectId", put.path("objectId").asText());
    }
    switch (path) {
      case "/v1/get_procedure", "/v1/list_procedures", "/v1/search_procedures" ->
          rig.memory("/v1/put_procedure", "'key':'Persona','value':'You are a persona'");
      case "/v1/chunk_search", "/v1/search", "/v1/document_query", "/v1/delete_object" ->
          rig.bucket(
              "/v1/put_object",
              "'key':'transcripts/1.txt','contentType':'text/plain','content':'cQ=='");
      case "/v1/execute_query", "/v1/get_metadata", "/v1/get_pii_data" ->
          rig.sql("CREATE TABLE IF NOT EXISTS calls (id TEXT PRIMARY KEY)");
      default -> {}
    }
    return body;
  }

  private static void shape(String path, JsonNode body) {
    for (var field : SHAPES.getOrDefault(path, List.of("none such"))) {
      var parts = field.split("/");
      assertThat(body.has(parts[0])).as("%s of %s in %s", field, path, body).isTrue();
      if (parts.length > 1) {
        assertThat(body.path(parts[0])).as("%s of %s in %s", field, path, body).isNotEmpty();
        assertThat(body.path(parts[0])).allMatch(each -> each.has(parts[1]));
      }
    }
  }

  private static List<JsonNode> captured() throws IOException {
    try (var in = CapturedRequestsTest.class.getResourceAsStream("/raindrop/captured.jsonl")) {
      assertThat(in).isNotNull();
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSize(55);
      var requests = new ArrayList<JsonNode>();
      for (var line : lines) {
        requests.add(RaindropRig.JSON.readTree(line));
      }
      return requests;
    }
  }
}
