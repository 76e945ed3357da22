package callmeback.mcp.protocol.visit;

import io.helidon.webserver.http.ServerRequest;

/// Tells who makes a request.
public interface Visitors {

  /// @throws Refused when they may not
  Visitor of(ServerRequest request);
}
