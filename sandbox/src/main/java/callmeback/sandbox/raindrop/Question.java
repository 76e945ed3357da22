package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The body of a request, and what may be read from it.
record Question(JsonNode body) {

  Optional<String> text(String field) {
    return Optional.of(body.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /// A string that has to be there and to say something.
  String required(String field) {
    return text(field)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> ConnectError.invalid(field + " is required"));
  }

  boolean flag(String field, boolean otherwise) {
    return body.path(field).asBoolean(otherwise);
  }

  /// A whole number from 1, as a number or as a string.
  OptionalInt count(String field) {
    var value = body.path(field);
    if (value.isMissingNode()) {
      return OptionalInt.empty();
    }
    var number = value.asInt(0);
    if (number < 1) {
      throw ConnectError.invalid(field + " must be 1 or more");
    }
    return OptionalInt.of(number);
  }

  Optional<Instant> time(String field) {
    try {
      return text(field).map(Instant::parse);
    } catch (DateTimeParseException _) {
      throw ConnectError.invalid(field + " is no RFC 3339 time");
    }
  }

  List<String> texts(String field) {
    var texts = new ArrayList<String>();
    body.path(field).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  Stream<JsonNode> all(String field) {
    return StreamSupport.stream(body.path(field).spliterator(), false);
  }

  /// Whose data is meant: application, version and name; the older forms leave the first two out.
  String memory() {
    return place(body.path("smartMemoryLocation").path("smartMemory"), "smartMemoryLocation");
  }

  String sql() {
    return place(body.path("smartSqlLocation").path("smartSql"), "smartSqlLocation");
  }

  ObjectNode bucket() {
    return bucket(body.path("bucketLocation"));
  }

  List<ObjectNode> buckets() {
    var buckets = all("bucketLocations").map(Question::bucket).toList();
    if (buckets.isEmpty()) {
      throw ConnectError.invalid("bucketLocations is required");
    }
    return buckets;
  }

  /// What a bucket's place is called where things are kept.
  static String scope(ObjectNode bucket) {
    return place(bucket, "bucketLocation");
  }

  private static ObjectNode bucket(JsonNode location) {
    var bucket = location.path("bucket");
    place(bucket, "bucketLocation");
    return (ObjectNode) bucket;
  }

  private static String place(JsonNode locator, String field) {
    var name = locator.path("name").asText("");
    if (name.isEmpty()) {
      throw ConnectError.invalid(field + " is required");
    }
    return "%s/%s/%s"
        .formatted(
            locator.path("applicationName").asText(""), locator.path("version").asText(""), name);
  }
}
