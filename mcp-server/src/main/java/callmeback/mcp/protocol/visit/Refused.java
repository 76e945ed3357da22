package callmeback.mcp.protocol.visit;

import java.util.Map;

/// Why a request is not handled at all: a status, and a JSON-RPC error.
public final class Refused extends RuntimeException {
  /// What the body says when no code of JSON-RPC fits.
  public static final int SERVER_ERROR = -32_000;

  private final int status;
  private final int code;
  private final transient Map<String, String> headers;
  private final transient Map<String, Object> data;

  public Refused(int status, int code, String sentence) {
    this(status, code, sentence, Map.of(), Map.of());
  }

  /// @param headers of the answer
  /// @param data for programs; nothing when empty
  public Refused(
      int status,
      int code,
      String sentence,
      Map<String, String> headers,
      Map<String, Object> data) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = Map.copyOf(headers);
    this.data = Map.copyOf(data);
  }

  public int status() {
    return status;
  }

  public int code() {
    return code;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  public Map<String, String> headers() {
    return headers;
  }

  public Map<String, Object> data() {
    return data;
  }
}
