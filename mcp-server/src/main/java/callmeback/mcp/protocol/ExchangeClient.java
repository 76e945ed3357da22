package callmeback.mcp.protocol;

import callmeback.mcp.tool.Client;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The program that made a request, as a tool talks with it.
///
/// @param progressToken under which it wants to hear how far things are; none if it does not
record ExchangeClient(McpSyncServerExchange exchange, @Nullable Object progressToken)
    implements Client {
  private static final double MILLIS = 1_000;

  /// An empty capability means forms, as it did before there was another kind (MCP, Elicitation).
  @Override
  public boolean canAsk() {
    var capabilities = exchange.getClientCapabilities();
    var elicitation = capabilities == null ? null : capabilities.elicitation();
    return elicitation != null && (elicitation.form() != null || elicitation.url() == null);
  }

  @Override
  public Reply ask(Question question) {
    if (!canAsk()) {
      return Client.NONE.ask(question);
    }
    var form = ElicitFormRequest.builder(question.sentence(), question.schema()).build();
    var result = exchange.createElicitation(form);
    return new Reply(action(result), Objects.requireNonNullElse(result.content(), Map.of()));
  }

  private static Reply.Action action(ElicitResult result) {
    return switch (result.action()) {
      case ACCEPT -> Reply.Action.ACCEPT;
      case DECLINE -> Reply.Action.DECLINE;
      case CANCEL -> Reply.Action.CANCEL;
    };
  }

  @Override
  public void progress(Duration done, Duration of, String sentence) {
    if (progressToken != null) {
      exchange.progressNotification(
          ProgressNotification.builder(progressToken, done.toMillis() / MILLIS)
              .total(of.toMillis() / MILLIS)
              .message(sentence)
              .build());
    }
  }
}
