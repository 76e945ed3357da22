package callmeback.mcp.protocol.http;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import reactor.core.publisher.Mono;

/// What the SDK talks into while it handles one request.
public final class Line implements McpStreamableServerTransport {
  private final Answering answering;
  private final Json json;
  private volatile boolean silent;

  public Line(Answering answering, Json json) {
    this.answering = answering;
    this.json = json;
  }

  /// From now on nobody hears: a request that was cancelled is not answered (MCP, Cancellation).
  void silence() {
    silent = true;
  }

  void end() {
    answering.end();
  }

  /// Says something with a status of its own.
  public void say(JSONRPCMessage message, How how) {
    if (!silent) {
      answering.say(message, how);
    }
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(
        () -> say(message instanceof JSONRPCResponse reply ? ordered(reply) : message, How.OK));
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message, String messageId) {
    return sendMessage(message);
  }

  /// The same, with its list in order if it holds one.
  public static JSONRPCResponse ordered(JSONRPCResponse reply) {
    return reply.error() == null
        ? JSONRPCResponse.result(reply.id(), Order.of(reply.result()))
        : reply;
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.mapper().convertValue(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
