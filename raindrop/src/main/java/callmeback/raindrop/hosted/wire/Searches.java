package callmeback.raindrop.hosted.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What SmartBuckets finds in objects that are not sealed.
public final class Searches {
  private final RaindropClient client;

  public Searches(RaindropClient client) {
    this.client = client;
  }

  /// A piece of an object.
  public record Passage(String object, String text, double score) {}

  /// A page of a search.
  public record Page(List<Passage> passages, long total, boolean more) {}

  /// The most relevant pieces.
  ///
  /// @param request the asker's own id for it
  public List<Passage> chunks(String input, String request) {
    return passages(client.post("/v1/chunk_search", everywhere(input, request)));
  }

  /// The first page; the others are asked for with the same request id.
  public Page search(String input, String request) {
    return page(client.post("/v1/search", everywhere(input, request)));
  }

  /// @param page from 1; past the end it is empty
  public Page page(String request, int page, int size) {
    return page(client.post("/v1/search_get_page", paged(request, page, size)));
  }

  public String summarise(String request, int page, int size) {
    return Fields.text(client.post("/v1/summarize_page", paged(request, page, size)), "summary");
  }

  /// What an object says to a question.
  public String ask(String key, String question, String request) {
    var body =
        client.aboutBucket().put("objectId", key).put("input", question).put("requestId", request);
    return Fields.text(client.post("/v1/document_query", body), "answer");
  }

  private ObjectNode everywhere(String input, String request) {
    var body = Fields.object().put("input", input).put("requestId", request);
    var app = client.resources();
    body.putArray("bucketLocations").addObject().set("bucket", Fields.locator(app.bucket(), app));
    return body;
  }

  private static ObjectNode paged(String request, int page, int size) {
    return Fields.object().put("requestId", request).put("page", page).put("pageSize", size);
  }

  private static Page page(JsonNode answer) {
    var pagination = Fields.of(answer, "pagination");
    return new Page(
        passages(answer), Fields.number(pagination, "total"), Fields.flag(pagination, "hasMore"));
  }

  private static List<Passage> passages(JsonNode answer) {
    return Fields.list(
        answer,
        "results",
        each ->
            new Passage(
                Fields.text(Fields.of(each, "source"), "object"),
                Fields.text(each, "text"),
                Fields.fraction(each, "score")));
  }
}
