package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Refused;
import io.helidon.webserver.http.ServerResponse;

/// A way of speaking the protocol, which has changed over the years.
public interface Era {

  /// The revision, as it is written.
  String version();

  /// Whether a POST is spoken in this way.
  boolean speaks(Heard heard);

  /// @throws Refused when it cannot be answered
  void answer(Heard heard, ServerResponse response) throws InterruptedException;
}
