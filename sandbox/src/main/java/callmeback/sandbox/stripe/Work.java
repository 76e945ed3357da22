package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One request's view of the account: what it reads, changes and announces. Nothing is kept before
/// it is committed.
final class Work {
  private final Shelf shelf;
  private final Ids ids;
  private final long now;
  private final @Nullable String requestId;
  private final @Nullable String idempotencyKey;
  private final Map<String, ObjectNode> changed = new LinkedHashMap<>();
  private final List<ObjectNode> events = new ArrayList<>();

  /// @param requestId absent for what no request asked for
  Work(
      Shelf shelf, Ids ids, long now, @Nullable String requestId, @Nullable String idempotencyKey) {
    this.shelf = shelf;
    this.ids = ids;
    this.now = now;
    this.requestId = requestId;
    this.idempotencyKey = idempotencyKey;
  }

  /// Unix seconds by the sandbox's clock.
  long now() {
    return now;
  }

  String secret(String id) {
    return ids.next(id + "_secret_", 25);
  }

  /// A new object of a kind, with id and time.
  ObjectNode create(String kind, String prefix) {
    String id = ids.next(prefix, 24);
    while (shelf.holds(id)) {
      id = ids.next(prefix, 24);
    }
    return Json.blank(kind).put("id", id).put("created", now);
  }

  Optional<ObjectNode> find(String kind, String id) {
    ObjectNode mine = changed.get(id);
    Optional<ObjectNode> found = mine == null ? shelf.find(id) : Optional.of(mine);
    return found.filter(object -> object.path("object").asText().equals(kind));
  }

  /// What an answer shows of any object with that id, or null.
  @Nullable ObjectNode any(String id) {
    ObjectNode mine = changed.get(id);
    return (mine == null ? shelf.find(id) : Optional.of(mine)).map(Json::shown).orElse(null);
  }

  /// The object, or Stripe's 404 naming the parameter that pointed to it.
  ObjectNode get(String kind, String id, String param) {
    return find(kind, id)
        .filter(object -> !object.path("deleted").asBoolean())
        .orElseThrow(() -> StripeError.missing(kind, param, id));
  }

  /// The objects of a kind that pass and were there before this request, oldest first.
  Stream<ObjectNode> all(String kind, Predicate<ObjectNode> passes) {
    return shelf
        .all(kind, passes)
        .map(object -> changed.getOrDefault(object.path("id").asText(), object));
  }

  void put(ObjectNode object) {
    changed.put(object.path("id").asText(), object);
  }

  /// Keeps the object as it is now and announces it as an event.
  void announce(String type, ObjectNode object) {
    put(object);
    ObjectNode event = create("event", "evt_").put("type", type);
    event.withObject("/data").set("object", Json.shown(object));
    event.withObject("/request").put("id", requestId).put("idempotency_key", idempotencyKey);
    put(event);
    events.add(event);
  }

  Collection<ObjectNode> changed() {
    return changed.values();
  }

  List<ObjectNode> events() {
    return events;
  }
}
