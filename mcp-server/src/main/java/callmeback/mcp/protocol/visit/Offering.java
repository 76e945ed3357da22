package callmeback.mcp.protocol.visit;

import io.modelcontextprotocol.server.McpServer.SyncSpecification;

/// What there is behind the door: tools, prompts and resources.
public interface Offering {

  /// Enters everything there is, whoever asks.
  void publish(SyncSpecification<?> server);

  /// Judges one use of a tool; a listing shows those that are open.
  Verdict admit(Visitor visitor, String tool);

  /// What there is to read.
  Reading reading();
}
