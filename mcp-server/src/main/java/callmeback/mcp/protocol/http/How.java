package callmeback.mcp.protocol.http;

import java.util.Map;

/// With which status and headers an answer goes out, as long as nothing has gone out before.
public record How(int status, Map<String, String> headers) {
  /// As usual.
  public static final How OK = new How(200, Map.of());

  public How {
    headers = Map.copyOf(headers);
  }

  /// An error of the whole request.
  public static How status(int status) {
    return new How(status, Map.of());
  }
}
