package callmeback.mcp.tool;

/// What a tool may do to the world.
public enum Access {
  READ,
  WRITE,
  /// Ends or deletes something for good.
  DESTRUCTIVE,
  SPENDS_MONEY
}
