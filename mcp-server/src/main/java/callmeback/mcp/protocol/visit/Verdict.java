package callmeback.mcp.protocol.visit;

/// Whether a visitor may use a tool.
public sealed interface Verdict {

  /// They may.
  record Open() implements Verdict {}

  /// Their credential was not given this right.
  record Lacking(String scope) implements Verdict {}

  /// It is switched off here.
  record Off(String cause, String cure) implements Verdict {}

  /// There is no such tool.
  record Unknown(String sentence) implements Verdict {}
}
