package callmeback.mcp.tool;

/// The groups in which tools are switched on and off.
public enum Toolset {
  CALLS,
  PERSONAS,
  BILLING,
  MEMORY,
  /// For whoever runs the house; off unless switched on.
  ADMIN
}
