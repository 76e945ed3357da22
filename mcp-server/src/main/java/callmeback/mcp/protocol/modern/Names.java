package callmeback.mcp.protocol.modern;

/// Words of the revision.
final class Names {
  static final String VERSION = "2026-07-28";

  /// What a request carries about itself, under `_meta`.
  static final String META = "_meta";

  static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";
  static final String META_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
  static final String META_CLIENT = "io.modelcontextprotocol/clientInfo";
  static final String META_LOG_LEVEL = "io.modelcontextprotocol/logLevel";
  static final String META_SERVER = "io.modelcontextprotocol/serverInfo";
  static final String META_SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

  static final String INPUT_RESPONSES = "inputResponses";
  static final String REQUEST_STATE = "requestState";

  private Names() {}
}
