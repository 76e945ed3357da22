package callmeback.mcp.tool;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a client may tell its user about a tool before it runs (MCP, ToolAnnotations).
///
/// @param destructive whether something may be gone afterwards
/// @param idempotent whether the same again changes nothing more
/// @param openWorld whether it reaches somebody outside, such as a telephone or a bank
public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

  /// What holds for most tools of this kind.
  public static Hints of(Access access) {
    return switch (access) {
      case READ -> new Hints(true, false, true, false);
      case WRITE -> new Hints(false, false, false, false);
      case DESTRUCTIVE -> new Hints(false, true, true, false);
      case SPENDS_MONEY -> new Hints(false, false, false, true);
    };
  }

  public Hints repeatable() {
    return new Hints(readOnly, destructive, true, openWorld);
  }

  public Hints outward() {
    return new Hints(readOnly, destructive, idempotent, true);
  }

  /// As the protocol writes them, where two of them mean nothing for what only reads.
  public Map<String, Object> published() {
    var hints = new LinkedHashMap<String, Object>();
    hints.put("readOnlyHint", readOnly);
    if (!readOnly) {
      hints.put("destructiveHint", destructive);
      hints.put("idempotentHint", idempotent);
    }
    hints.put("openWorldHint", openWorld);
    return hints;
  }
}
