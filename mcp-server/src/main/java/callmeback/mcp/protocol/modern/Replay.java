package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.http.How;
import callmeback.mcp.protocol.http.Line;
import callmeback.mcp.protocol.visit.Unanswered;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import reactor.core.publisher.Mono;

/// What the SDK talks into here: its questions are answered from what the client sent along, or end
/// the round, because a server asks nothing by itself any more.
final class Replay implements McpStreamableServerTransport {
  private final Line line;
  private final String method;
  private final Envelope envelope;
  private final Round round;
  private final Replies replies;
  private final McpStreamableServerSession session;

  Replay(
      Line line,
      String method,
      Envelope envelope,
      Round round,
      Replies replies,
      McpStreamableServerSession session) {
    this.line = line;
    this.method = method;
    this.envelope = envelope;
    this.round = round;
    this.replies = replies;
    this.session = session;
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return switch (message) {
      case JSONRPCRequest question -> Mono.defer(() -> ask(question));
      case JSONRPCNotification it
          when it.method().equals("notifications/message") && !envelope.logs() ->
          Mono.empty();
      case JSONRPCResponse response ->
          Mono.fromRunnable(() -> reply(response, replies.how(response)));
      default -> line.sendMessage(message);
    };
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message, String messageId) {
    return sendMessage(message);
  }

  private Mono<Void> ask(JSONRPCRequest question) {
    return round
        .answer(question)
        .map(answer -> session.accept(JSONRPCResponse.result(question.id(), answer)))
        .orElseGet(() -> Mono.error(new Unanswered()));
  }

  /// Whatever the handler made of a question that could not be answered yet, it comes first.
  void reply(JSONRPCResponse response, How how) {
    var required = round.inputRequired();
    if (required.isPresent()) {
      line.say(replies.signed(response.id(), required.get()), How.OK);
    } else {
      line.say(replies.complete(method, Line.ordered(response)), how);
    }
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return line.unmarshalFrom(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
