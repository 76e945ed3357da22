package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.http.Answering;
import callmeback.mcp.protocol.http.Gate;
import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.visit.Refused;
import callmeback.mcp.protocol.visit.Visitor;
import callmeback.mcp.resource.Watching;
import io.helidon.webserver.http.ServerResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Streams on which clients hear of what has changed, each only of what it asked for.
final class Subscriptions {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  /// Streams of one account.
  private static final int MOST = 64;

  /// What one may ask to hear of, and the notification that tells it.
  private static final Map<String, String> LISTS =
      Map.of(
          "toolsListChanged", "notifications/tools/list_changed",
          "promptsListChanged", "notifications/prompts/list_changed",
          "resourcesListChanged", "notifications/resources/list_changed");

  private static final String RESOURCES = "resourceSubscriptions";

  private final Json json;
  private final Gate gate;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  private record Listener(
      UUID account, Object id, Set<Object> lists, Set<Object> resources, Answering answering)
      implements Watching.Watcher {
    @Override
    public void updated(String uri) {
      if (resources.contains(uri)) {
        tell("notifications/resources/updated", Map.of("uri", uri));
      }
    }

    @Override
    public void listChanged() {
      if (lists.contains("resourcesListChanged")) {
        tell("notifications/resources/list_changed", Map.of());
      }
    }

    void tell(String method, Map<String, Object> params) {
      var tagged = new LinkedHashMap<>(params);
      tagged.put(Names.META, Map.of(Names.META_SUBSCRIPTION, id));
      answering.offer(new JSONRPCNotification(method, tagged));
    }
  }

  Subscriptions(Json json, Gate gate) {
    this.json = json;
    this.gate = gate;
  }

  /// Keeps the stream open until its client closes it.
  ///
  /// @throws Refused when there are too many already
  void listen(JSONRPCRequest request, Visitor visitor, ServerResponse response)
      throws InterruptedException {
    var account = visitor.actor().accountId();
    if (listeners.stream().filter(each -> each.account().equals(account)).count() >= MOST) {
      throw new Refused(429, Refused.SERVER_ERROR, "Too many subscriptions: close some first.");
    }
    var asked = Json.in(request.params(), "notifications");
    var granted = granted(asked);
    var listener =
        new Listener(
            account,
            request.id(),
            Set.copyOf(granted.keySet()),
            Set.copyOf(uris(asked)),
            new Answering(json, 1));
    listener.tell("notifications/subscriptions/acknowledged", Map.of("notifications", granted));
    listeners.add(listener);
    try (var _ = gate.watch(visitor, listener)) {
      listener.answering().write(response, KEEP_ALIVE);
    } finally {
      listeners.remove(listener);
    }
  }

  private static Map<String, Object> granted(Map<String, Object> asked) {
    var granted = new LinkedHashMap<String, Object>();
    LISTS.keySet().stream()
        .sorted()
        .filter(list -> Boolean.TRUE.equals(asked.get(list)))
        .forEach(list -> granted.put(list, true));
    if (!uris(asked).isEmpty()) {
      granted.put(RESOURCES, uris(asked));
    }
    return granted;
  }

  private static List<?> uris(Map<String, Object> asked) {
    return asked.get(RESOURCES) instanceof List<?> uris ? uris : List.of();
  }

  /// A list has changed.
  void changed(String method) {
    listeners.stream()
        .filter(
            listener -> listener.lists().stream().anyMatch(list -> method.equals(LISTS.get(list))))
        .forEach(listener -> listener.tell(method, Map.of()));
  }

  void close() {
    listeners.forEach(listener -> listener.answering().end());
  }
}
