package callmeback.mcp.protocol.http;

import callmeback.mcp.resource.Watching;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import java.util.Map;

/// Tells a session of the resources that it subscribed to.
record Follower(Session session, Answering answering) implements Watching.Watcher {
  @Override
  public void updated(String uri) {
    if (session.subscribed(uri)) {
      answering.offer(
          new JSONRPCNotification("notifications/resources/updated", Map.of("uri", uri)));
    }
  }

  @Override
  public void listChanged() {
    answering.offer(new JSONRPCNotification("notifications/resources/list_changed"));
  }
}
