package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Offering;
import callmeback.mcp.protocol.visit.Verdict;
import callmeback.mcp.protocol.visit.Visitor;
import callmeback.mcp.resource.Watching;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Stands before every use of a tool: what a listing does not show cannot be called by its name.
public final class Gate {
  private final Offering offering;
  private final URI metadata;
  private final Json json;

  /// What is answered at the gate.
  public record Reply(JSONRPCResponse response, How how) {}

  /// @param metadata where clients learn how to get a better credential (RFC 9728)
  public Gate(Offering offering, URI metadata, Json json) {
    this.offering = offering;
    this.metadata = metadata;
    this.json = json;
  }

  /// Answers what goes no further: a use of a tool that is not open to this visitor, and the list of
  /// resources, which the SDK has alike for all.
  public Optional<Reply> answer(JSONRPCRequest request, Visitor visitor) {
    return switch (request.method()) {
      case "tools/call" -> judge(request, visitor);
      case "resources/list" ->
          offering
              .reading()
              .resources(visitor)
              .map(list -> ListResourcesResult.builder(list).build())
              .map(list -> new Reply(JSONRPCResponse.result(request.id(), list), How.OK));
      default -> Optional.empty();
    };
  }

  /// Tells a watcher what of the visitor's changes, until it is closed.
  public Watching.Watch watch(Visitor visitor, Watching.Watcher watcher) {
    return offering.reading().watch(visitor, watcher);
  }

  private Optional<Reply> judge(JSONRPCRequest request, Visitor visitor) {
    var params = (Map<?, ?>) request.params();
    if (!(params.get("name") instanceof String name)) {
      return error(request, "A tool is called by its name, which must be a string.");
    }
    if (params.get("arguments") != null && !(params.get("arguments") instanceof Map)) {
      return error(request, "Arguments must be an object.");
    }
    return switch (offering.admit(visitor, name)) {
      case Verdict.Open() -> Optional.empty();
      case Verdict.Unknown(var sentence) -> error(request, sentence);
      case Verdict.Off(var cause, var cure) -> answer(request, cause, cure, How.OK);
      case Verdict.Lacking(var scope) ->
          answer(
              request,
              "This needs the right `%s`, which this access was not given.".formatted(scope),
              "Ask the user for access that includes `%s`.".formatted(scope),
              forbidden(scope));
    };
  }

  private static Optional<Reply> error(JSONRPCRequest request, String sentence) {
    var error = new JSONRPCError(ErrorCodes.INVALID_PARAMS, sentence);
    return Optional.of(new Reply(JSONRPCResponse.error(request.id(), error), How.OK));
  }

  /// What the model can do something about is a result (MCP, Tools, Error Handling).
  private Optional<Reply> answer(JSONRPCRequest request, String cause, String cure, How how) {
    var content = new LinkedHashMap<String, Object>();
    content.put("cause", cause);
    content.put("cure", cure);
    var text = new String(json.bytes(content), StandardCharsets.UTF_8);
    var result = CallToolResult.builder().addTextContent(text).isError(true).build();
    return Optional.of(new Reply(JSONRPCResponse.result(request.id(), result), how));
  }

  /// The status and the challenge by which a client may get more (RFC 6750, 3.1; MCP,
  /// Authorization, Scope Challenge Handling).
  private How forbidden(String scope) {
    var challenge =
        "Bearer error=\"insufficient_scope\", scope=\"%s\", resource_metadata=\"%s\", error_description=\"This tool needs more.\""
            .formatted(scope, metadata);
    return new How(403, Map.of("WWW-Authenticate", challenge));
  }
}
