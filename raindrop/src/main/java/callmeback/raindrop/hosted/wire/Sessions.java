package callmeback.raindrop.hosted.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SmartMemory's sessions and their entries, as the service knows them.
public final class Sessions {
  private final RaindropClient client;

  public Sessions(RaindropClient client) {
    this.client = client;
  }

  /// Something to remember; what is null is left out.
  public record Said(
      String content, @Nullable String timeline, @Nullable String key, @Nullable String agent) {}

  /// An entry of a session.
  public record Entry(
      String id,
      String timeline,
      String content,
      Instant at,
      @Nullable String key,
      @Nullable String agent) {}

  /// Which entries are meant; what is null does not matter.
  public record Wanted(
      @Nullable String timeline,
      @Nullable String key,
      @Nullable Integer nMostRecent,
      @Nullable Instant startTime,
      @Nullable Instant endTime) {
    /// Everything on a timeline.
    public static Wanted of(String timeline) {
      return new Wanted(timeline, null, null, null, null);
    }
  }

  /// A summary of some entries.
  public record Summary(String text, List<String> summarised) {}

  /// How far bringing a session back is: `none`, `initiated`, `processing`, `completed`, `failed`.
  public record Rehydration(String status, long entriesRestored, @Nullable String error) {}

  public String start() {
    return Fields.text(client.post("/v1/start_session", client.aboutMemory()), "sessionId");
  }

  /// @param flush whether the service makes an episode of it
  public boolean end(String session, boolean flush, @Nullable String systemPrompt) {
    var body = about(session).put("flush", flush);
    Fields.put(body, "systemPrompt", systemPrompt);
    return Fields.flag(client.post("/v1/end_session", body), "success");
  }

  /// The entry's id.
  public String put(String session, Said said) {
    var body = about(session);
    write(body, said);
    return Fields.text(client.post("/v1/put_memory", body), "memoryId");
  }

  /// The entries' ids, in their order.
  public List<String> putAll(String session, List<Said> all) {
    var body = about(session);
    var entries = body.putArray("entries");
    all.forEach(said -> write(entries.addObject(), said));
    return Fields.texts(client.post("/v1/put_memory/batch", body), "memoryIds");
  }

  /// In no order that is promised.
  public List<Entry> get(String session, Wanted wanted) {
    var body = about(session);
    write(body, wanted);
    return entries(client.post("/v1/get_memory", body));
  }

  /// By relevance.
  public List<Entry> search(String session, String terms, Wanted wanted) {
    var body = about(session).put("terms", terms);
    write(body, wanted);
    return entries(client.post("/v1/search_memory", body));
  }

  public boolean delete(String session, String memory) {
    var body = about(session).put("memoryId", memory);
    return Fields.flag(client.post("/v1/delete_memory", body), "success");
  }

  public Summary summarise(String session, List<String> memories, @Nullable String systemPrompt) {
    var body = about(session);
    Fields.put(body, "memoryIds", memories);
    Fields.put(body, "systemPrompt", systemPrompt);
    var answer = client.post("/v1/summarize_memory", body);
    return new Summary(Fields.text(answer, "summary"), Fields.texts(answer, "summarizedMemoryIds"));
  }

  /// Begins to bring an ended session back. Whether that was begun.
  public boolean rehydrate(String session, boolean summaryOnly) {
    var body = about(session).put("summaryOnly", summaryOnly);
    return Fields.flag(client.post("/v1/rehydrate_session", body), "success");
  }

  public Rehydration rehydration(String session) {
    var answer = client.post("/v1/rehydration_status", about(session));
    return new Rehydration(
        Fields.text(answer, "status"),
        Fields.number(answer, "entriesRestored"),
        Fields.optional(answer, "error"));
  }

  private ObjectNode about(String session) {
    return client.aboutMemory().put("sessionId", session);
  }

  private static void write(ObjectNode body, Said said) {
    body.put("content", said.content());
    Fields.put(body, "timeline", said.timeline());
    Fields.put(body, "key", said.key());
    Fields.put(body, "agent", said.agent());
  }

  private static void write(ObjectNode body, Wanted wanted) {
    Fields.put(body, "timeline", wanted.timeline());
    Fields.put(body, "key", wanted.key());
    Fields.put(body, "startTime", wanted.startTime());
    Fields.put(body, "endTime", wanted.endTime());
    if (wanted.nMostRecent() != null) {
      body.put("nMostRecent", wanted.nMostRecent());
    }
  }

  private static List<Entry> entries(JsonNode answer) {
    return Fields.list(
        answer,
        "memories",
        entry ->
            new Entry(
                Fields.text(entry, "id"),
                Fields.text(entry, "timeline"),
                Fields.text(entry, "content"),
                Fields.time(entry, "at"),
                Fields.optional(entry, "key"),
                Fields.optional(entry, "agent")));
  }
}
