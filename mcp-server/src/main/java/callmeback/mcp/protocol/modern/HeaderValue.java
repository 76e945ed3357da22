package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.visit.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a header says, which may be packed so that it can say anything (MCP, Transports, Value
/// Encoding).
final class HeaderValue {
  /// HeaderMismatch.
  private static final int MISMATCH = -32_020;

  private static final String BEFORE = "=?base64?";
  private static final String AFTER = "?=";

  private HeaderValue() {}

  /// @throws Refused when it claims to be packed and is not
  static String decoded(String name, String raw) {
    if (!raw.startsWith(BEFORE) || !raw.endsWith(AFTER)) {
      return raw;
    }
    var packed = raw.substring(BEFORE.length(), raw.length() - AFTER.length());
    try {
      var bytes = Base64.getDecoder().decode(packed);
      if (Base64.getEncoder().encodeToString(bytes).equals(packed)) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException _) {
      throw mismatch(name);
    }
    throw mismatch(name);
  }

  static Refused mismatch(String name) {
    return new Refused(400, MISMATCH, "The header " + name + " does not say what the body says.");
  }
}
