package callmeback.mcp.protocol.http;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A session, the account that opened it, and what it is doing.
final class Session {
  private final McpStreamableServerSession sdk;
  private final UUID owner;
  private final String version;
  private final Map<Object, Work> running = new ConcurrentHashMap<>();
  private final AtomicInteger listening = new AtomicInteger();
  private volatile Instant lastUsed;

  Session(McpStreamableServerSession sdk, UUID owner, String version, Instant now) {
    this.sdk = sdk;
    this.owner = owner;
    this.version = version;
    this.lastUsed = now;
  }

  McpStreamableServerSession sdk() {
    return sdk;
  }

  String id() {
    return sdk.getId();
  }

  UUID owner() {
    return owner;
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

  void listens(boolean more) {
    listening.addAndGet(more ? 1 : -1);
  }

  void close() {
    running.values().forEach(Work::cancel);
    sdk.close();
  }
}
