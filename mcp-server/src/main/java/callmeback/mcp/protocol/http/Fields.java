package callmeback.mcp.protocol.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/// Header fields of the protocol (MCP, Transports).
public final class Fields {
  /// Which session a request belongs to, before 2026-07-28.
  public static final HeaderName SESSION = HeaderNames.create("Mcp-Session-Id");

  /// Which revision a request speaks.
  public static final HeaderName VERSION = HeaderNames.create("MCP-Protocol-Version");

  private Fields() {}

  /// The first value of a field, without the space around it; empty when there is none.
  public static String of(ServerRequest request, HeaderName name) {
    return request.headers().first(name).orElse("").strip();
  }
}
