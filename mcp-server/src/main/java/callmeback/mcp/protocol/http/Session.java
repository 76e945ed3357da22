package callmeback.mcp.protocol.http;

import callmeback.core.account.Actor;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A session, by whom and with which credential it was opened, and what it is doing.
final class Session {
  /// Resources that one session may follow.
  private static final int MOST = 1_000;

  private final McpStreamableServerSession sdk;
  private final Actor opener;
  private final String version;
  private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
  private final Map<Object, Work> running = new ConcurrentHashMap<>();
  private final AtomicInteger listening = new AtomicInteger();
  private volatile Instant lastUsed;

  Session(McpStreamableServerSession sdk, Actor opener, String version, Instant now) {
    this.sdk = sdk;
    this.opener = opener;
    this.version = version;
    this.lastUsed = now;
  }

  McpStreamableServerSession sdk() {
    return sdk;
  }

  String id() {
    return sdk.getId();
  }

  /// Its account.
  UUID owner() {
    return opener.accountId();
  }

  /// Whether it was opened with the same credential: another one of the same account may be trusted
  /// with less, and must not answer the questions that this one is asked.
  boolean openedBy(Actor actor) {
    return owner().equals(actor.accountId()) && opener.credential().equals(actor.credential());
  }

  /// The revision that was agreed on.
  String version() {
    return version;
  }

  Instant lastUsed() {
    return lastUsed;
  }

  void used(Instant now) {
    lastUsed = now;
  }

  boolean busy() {
    return listening.get() > 0 || !running.isEmpty();
  }

  void began(Object requestId, Work work) {
    running.put(requestId, work);
  }

  void ended(Object requestId) {
    running.remove(requestId);
  }

  /// Stops a request that is running; one that has ended, or never was, is nobody's error.
  void cancel(Object requestId) {
    var work = running.remove(requestId);
    if (work != null) {
      work.cancel();
    }
  }

  /// Notes what a request subscribes to, or ends; others change nothing.
  void subscribes(JSONRPCRequest request) {
    if (!(((Map<?, ?>) request.params()).get("uri") instanceof String uri)) {
      return;
    }
    switch (request.method()) {
      case "resources/subscribe" -> {
        if (subscriptions.size() < MOST) {
          subscriptions.add(uri);
        }
      }
      case "resources/unsubscribe" -> subscriptions.remove(uri);
      default -> {}
    }
  }

  boolean subscribed(String uri) {
    return subscriptions.contains(uri);
  }

  void listens(boolean more) {
    listening.addAndGet(more ? 1 : -1);
  }

  void close() {
    running.values().forEach(Work::cancel);
    sdk.close();
  }
}
