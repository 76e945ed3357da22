package callmeback.mcp.protocol.http;

import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionInit;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Where the SDK and our sessions meet.
public final class Transport implements McpStreamableServerTransportProvider {
  /// Revisions with sessions, oldest first.
  public static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final Sessions sessions;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile McpStreamableServerSession.@Nullable Factory factory;

  public Transport(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void setSessionFactory(McpStreamableServerSession.Factory given) {
    factory = given;
  }

  /// A new session of the SDK, which nobody but the caller knows yet.
  public McpStreamableServerSessionInit start(InitializeRequest request) {
    return Objects.requireNonNull(factory, "no server was built").startSession(request);
  }

  /// Tells another audience, too, when a list has changed: it gets the notification's method.
  public void alsoTell(Consumer<String> listener) {
    listeners.add(listener);
  }

  @Override
  public Mono<Void> notifyClients(String method, @Nullable Object params) {
    return Mono.fromRunnable(() -> {
      listeners.forEach(listener -> listener.accept(method));
      sessions.all().forEach(session -> tell(session, method, params));
    });
  }

  @Override
  public Mono<Void> notifyClient(String sessionId, String method, @Nullable Object params) {
    return Mono.fromRunnable(() ->
        sessions.all().stream()
            .filter(session -> session.id().equals(sessionId))
            .forEach(session -> tell(session, method, params)));
  }

  /// A session without a listening stream hears nothing.
  private static void tell(Session session, String method, @Nullable Object params) {
    if (session.sdk().hasListeningStream()) {
      session.sdk().sendNotification(method, params).onErrorComplete().block();
    }
  }

  @Override
  public List<String> protocolVersions() {
    return VERSIONS;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(() -> sessions.all().forEach(sessions::end));
  }
}
