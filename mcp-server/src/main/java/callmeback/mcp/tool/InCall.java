package callmeback.mcp.tool;

/// Who may use a tool while a call is live.
public enum InCall {
  /// Nobody.
  NEVER,
  /// The voice agent, for its own purposes.
  AGENT,
  /// The model too: it is told of the tool and decides by itself.
  MODEL
}
