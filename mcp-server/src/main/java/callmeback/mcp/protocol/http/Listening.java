package callmeback.mcp.protocol.http;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import reactor.core.publisher.Mono;

/// A stream on which a session hears what nobody asked for. Whoever does not keep up misses some.
final class Listening implements McpStreamableServerTransport {
  private final Answering answering;
  private final Json json;

  Listening(Answering answering, Json json) {
    this.answering = answering;
    this.json = json;
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(() -> answering.offer(message));
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message, String messageId) {
    return sendMessage(message);
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.mapper().convertValue(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(answering::end);
  }
}
