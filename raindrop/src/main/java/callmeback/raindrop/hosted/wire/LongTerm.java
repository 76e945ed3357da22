package callmeback.raindrop.hosted.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SmartMemory's episodic, procedural and semantic parts, as the service knows them.
public final class LongTerm {
  private final RaindropClient client;

  public LongTerm(RaindropClient client) {
    this.client = client;
  }

  /// A session that ended, in a few words.
  ///
  /// @param millis how long it took
  public record Episode(
      String sessionId,
      String summary,
      String agent,
      long entryCount,
      long millis,
      Instant createdAt,
      double score) {}

  /// A value under its key.
  public record Procedure(String key, String value, Instant createdAt, Instant updatedAt) {}

  /// A document that was found.
  ///
  /// @param source names it
  public record Found(String source, String text, double score) {}

  /// Episodes of the whole application, best first.
  public List<Episode> searchEpisodes(String terms, @Nullable Integer nMostRecent) {
    var body = client.aboutMemory().put("terms", terms);
    if (nMostRecent != null) {
      body.put("nMostRecent", nMostRecent);
    }
    var answer = client.post("/v1/search_episodic_memory", body);
    // The framework calls them results.
    var field = answer.has("entries") ? "entries" : "results";
    return Fields.list(answer, field, LongTerm::episode);
  }

  private static Episode episode(JsonNode json) {
    return new Episode(
        Fields.text(json, "sessionId"),
        Fields.text(json, "summary"),
        Fields.text(json, "agent"),
        Fields.number(json, "entryCount"),
        Fields.number(json, "duration"),
        Fields.time(json, "createdAt"),
        Fields.fraction(json, "score"));
  }

  /// @param memory whose procedures are meant
  public boolean putProcedure(String memory, String key, String value) {
    var body = about(memory).put("key", key).put("value", value);
    return Fields.flag(client.post("/v1/put_procedure", body), "success");
  }

  public Optional<String> getProcedure(String memory, String key) {
    var answer = client.post("/v1/get_procedure", about(memory).put("key", key));
    return Fields.flag(answer, "found")
        ? Optional.of(Fields.text(answer, "value"))
        : Optional.empty();
  }

  public boolean deleteProcedure(String memory, String key) {
    var body = about(memory).put("key", key);
    return Fields.flag(client.post("/v1/delete_procedure", body), "success");
  }

  public List<Procedure> listProcedures(String memory) {
    return procedures(client.post("/v1/list_procedures", about(memory)));
  }

  public List<Procedure> searchProcedures(String memory, String terms, int nMostRecent) {
    var body = about(memory).put("terms", terms).put("nMostRecent", nMostRecent);
    return procedures(client.post("/v1/search_procedures", body));
  }

  private static List<Procedure> procedures(JsonNode answer) {
    return Fields.list(
        answer,
        "procedures",
        each ->
            new Procedure(
                Fields.text(each, "key"),
                Fields.text(each, "value"),
                Fields.time(each, "createdAt"),
                Fields.time(each, "updatedAt")));
  }

  /// Keeps a JSON document; its id.
  ///
  /// @throws RaindropException if it was not kept
  public String putDocument(String document) {
    var body = client.aboutMemory().put("document", document);
    var answer = client.post("/v1/put_semantic_memory", body);
    if (!Fields.flag(answer, "success")) {
      throw new RaindropException(new Failure.Refused("not_kept", Fields.text(answer, "error")));
    }
    return Fields.text(answer, "objectId");
  }

  /// The document, which may come as a string or as it is.
  public Optional<String> getDocument(String id) {
    var answer = client.post("/v1/get_semantic_memory", client.aboutMemory().put("objectId", id));
    if (!Fields.flag(answer, "success")) {
      return Optional.empty();
    }
    var document = Fields.of(answer, "document");
    return Optional.of(document.isTextual() ? document.asText() : document.toString());
  }

  public boolean deleteDocument(String id) {
    var body = client.aboutMemory().put("objectId", id);
    return Fields.flag(client.post("/v1/delete_semantic_memory", body), "success");
  }

  /// Documents of the whole application, best first.
  public List<Found> searchDocuments(String needle) {
    var body = client.aboutMemory().put("needle", needle);
    var answer = client.post("/v1/search_semantic_memory", body);
    return Fields.list(
        Fields.of(answer, "documentSearchResponse"),
        "results",
        each ->
            new Found(
                Fields.text(each, "source"),
                Fields.text(each, "text"),
                Fields.fraction(each, "score")));
  }

  private ObjectNode about(String memory) {
    return client.aboutMemory().put("proceduralMemoryId", memory);
  }
}
