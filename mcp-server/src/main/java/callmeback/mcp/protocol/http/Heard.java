package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Visitor;
import io.helidon.webserver.http.ServerRequest;

/// One POST: who sent it, and what it says.
public record Heard(ServerRequest request, Visitor visitor, Messages messages) {

  /// Whether its header names this revision.
  public boolean speaks(String version) {
    return Fields.of(request, Fields.VERSION).equals(version);
  }
}
