package callmeback.raindrop.hosted.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// SmartBuckets' objects, as the service knows them.
public final class Objects {
  private final RaindropClient client;

  public Objects(RaindropClient client) {
    this.client = client;
  }

  /// An object's bytes and their type.
  public record Content(byte[] bytes, String contentType) {}

  /// An object in a list.
  public record Listed(String key, long size, String contentType, Instant lastModified) {}

  /// How far an object's indexing is, such as `completed` or `not_found`.
  public record Status(String key, String status, List<String> errors) {}

  /// The key under which it was put.
  public String put(String key, byte[] content, String contentType) {
    var body =
        client
            .aboutBucket()
            .put("key", key)
            .put("content", Base64.getEncoder().encodeToString(content))
            .put("contentType", contentType);
    return Fields.text(client.post("/v1/put_object", body), "key");
  }

  /// @throws RaindropException with `Missing` if there is no such object
  public Content get(String key) {
    var answer = client.post("/v1/get_object", client.aboutBucket().put("key", key));
    return new Content(Fields.bytes(answer, "content"), Fields.text(answer, "contentType"));
  }

  public List<Listed> list(String prefix) {
    var body = client.aboutBucket().put("prefix", prefix);
    return Fields.list(
        client.post("/v1/list_objects", body),
        "objects",
        each ->
            new Listed(
                Fields.text(each, "key"),
                Fields.number(each, "size"),
                Fields.text(each, "contentType"),
                Fields.time(each, "lastModified")));
  }

  public void delete(String key) {
    client.post("/v1/delete_object", client.aboutBucket().put("key", key));
  }

  public List<Status> listByStatus(List<String> statuses, boolean exclude, String prefix) {
    var body = client.aboutBucket().put("exclude", exclude).put("prefix", prefix);
    Fields.put(body, "statuses", statuses);
    return statuses(client.post("/v1/list_objects_by_status", body));
  }

  public Status status(String key) {
    var body = client.aboutBucket().put("objectId", key);
    return status(client.post("/v1/document_status", body), key);
  }

  public List<Status> statuses(List<String> keys) {
    ObjectNode body = client.aboutBucket();
    Fields.put(body, "objectIds", keys);
    return statuses(client.post("/v1/document_status_bulk", body));
  }

  private static List<Status> statuses(JsonNode answer) {
    return Fields.list(answer, "documents", each -> status(each, Fields.text(each, "objectId")));
  }

  private static Status status(JsonNode json, String key) {
    return new Status(key, Fields.text(json, "status"), Fields.texts(json, "errors"));
  }
}
