package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.http.Fields;
import callmeback.mcp.protocol.http.Heard;
import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.http.LegacyEra;
import callmeback.mcp.protocol.visit.Refused;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.List;
import java.util.Map;

/// What every request says about itself, because there is no session that remembers it.
///
/// @param logs whether its client wants to hear what is logged
record Envelope(ClientCapabilities capabilities, Implementation client, boolean logs) {
  private static final TypeRef<ClientCapabilities> CAPABILITIES = new TypeRef<>() {};
  private static final HeaderName METHOD = HeaderNames.create("Mcp-Method");
  private static final HeaderName NAME = HeaderNames.create("Mcp-Name");

  /// Whether a message is meant for this era, however badly it says so.
  static boolean on(Heard heard, JSONRPCRequest request) {
    return Json.in(request.params(), Names.META).containsKey(Names.META_VERSION)
        || request.method().equals("server/discover")
        || heard.speaks(Names.VERSION);
  }

  /// @param supported revisions, newest first
  /// @throws Refused when something is missing, or headers and body disagree
  static Envelope open(Heard heard, JSONRPCRequest request, Json json, List<String> supported) {
    var meta = Json.in(request.params(), Names.META);
    if (!(meta.get(Names.META_VERSION) instanceof String version)
        || !(meta.get(Names.META_CAPABILITIES) instanceof Map<?, ?> capabilities)) {
      throw new Refused(
          400,
          ErrorCodes.INVALID_PARAMS,
          "_meta must hold %s and %s.".formatted(Names.META_VERSION, Names.META_CAPABILITIES));
    }
    demand(heard, Fields.VERSION, version);
    if (!version.equals(Names.VERSION)) {
      throw LegacyEra.unknownVersion(version, supported);
    }
    demand(heard, METHOD, request.method());
    var params = (Map<?, ?>) request.params();
    switch (request.method()) {
      case "tools/call", "prompts/get" -> demand(heard, NAME, String.valueOf(params.get("name")));
      case "resources/read" -> demand(heard, NAME, String.valueOf(params.get("uri")));
      default -> {}
    }
    return new Envelope(
        json.params(capabilities, CAPABILITIES),
        client(Json.in(meta, Names.META_CLIENT)),
        meta.containsKey(Names.META_LOG_LEVEL));
  }

  private static Implementation client(Map<String, Object> info) {
    return Implementation.builder(
            String.valueOf(info.getOrDefault("name", "unknown")),
            String.valueOf(info.getOrDefault("version", "0")))
        .build();
  }

  private static void demand(Heard heard, HeaderName name, String value) {
    var said = Fields.of(heard.request(), name);
    if (!HeaderValue.decoded(name.defaultCase(), said).equals(value)) {
      throw HeaderValue.mismatch(name.defaultCase());
    }
  }
}
