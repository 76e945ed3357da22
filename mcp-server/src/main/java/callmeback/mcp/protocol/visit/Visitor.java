package callmeback.mcp.protocol.visit;

import callmeback.core.account.Actor;
import io.modelcontextprotocol.common.McpTransportContext;
import java.util.Map;
import reactor.util.context.Context;

/// Who makes one request, and which tools they wish to see.
public record Visitor(Actor actor, Selection selection) {
  private static final String KEY = "visitor";

  /// Under which the request is handled, so that tools learn who asks.
  public Context context() {
    return Context.of(McpTransportContext.KEY, McpTransportContext.create(Map.of(KEY, this)));
  }

  /// Who makes the request that is being handled.
  public static Visitor of(McpTransportContext context) {
    if (context.get(KEY) instanceof Visitor visitor) {
      return visitor;
    }
    throw new IllegalStateException("A request without a visitor");
  }
}
