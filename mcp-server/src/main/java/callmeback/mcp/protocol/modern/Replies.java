package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.http.How;
import callmeback.mcp.protocol.http.Json;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Results as this revision has them: they say what they are, who made them and how long they last.
record Replies(Json json, Implementation server) {
  private static final Set<String> LASTING =
      Set.of(
          "server/discover",
          "tools/list",
          "prompts/list",
          "resources/list",
          "resources/templates/list");

  /// How long a list may be kept; what it holds depends on whose credential asked.
  private static final Duration KEPT = Duration.ofMinutes(1);

  /// MissingRequiredClientCapabilityError.
  private static final int MISSING_CAPABILITY = -32_021;

  JSONRPCResponse complete(String method, JSONRPCResponse response) {
    if (response.error() != null) {
      return JSONRPCResponse.error(response.id(), error(response.error()));
    }
    var result = fields(response.result());
    result.put("resultType", "complete");
    if (LASTING.contains(method) || method.equals("resources/read")) {
      result.put("ttlMs", LASTING.contains(method) ? KEPT.toMillis() : 0);
      result.put("cacheScope", "private");
    }
    return signed(response.id(), result);
  }

  /// What a tool said is taken as it is: to read all of it again costs more than the tool does.
  private Map<String, Object> fields(Object result) {
    if (!(result instanceof CallToolResult said)) {
      return new LinkedHashMap<>(json.object(result));
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("content", said.content().stream().map(this::content).toList());
    fields.put("isError", Boolean.TRUE.equals(said.isError()));
    if (said.structuredContent() != null) {
      fields.put("structuredContent", said.structuredContent());
    }
    if (said.meta() != null) {
      fields.put(Names.META, said.meta());
    }
    return fields;
  }

  private Map<String, Object> content(Content content) {
    return content instanceof TextContent text && text.annotations() == null && text.meta() == null
        ? Map.of("type", "text", "text", text.text())
        : json.object(content);
  }

  JSONRPCResponse signed(Object id, Map<String, Object> result) {
    var meta = new LinkedHashMap<>(Json.in(result, Names.META));
    meta.put(Names.META_SERVER, server);
    var signed = new LinkedHashMap<>(result);
    signed.put(Names.META, meta);
    return JSONRPCResponse.result(id, signed);
  }

  private static JSONRPCError error(JSONRPCError error) {
    return error.code() == ErrorCodes.RESOURCE_NOT_FOUND
        ? new JSONRPCError(ErrorCodes.INVALID_PARAMS, error.message(), error.data())
        : error;
  }

  /// Errors of the protocol have statuses of their own; what a tool says is 200.
  How how(JSONRPCResponse response) {
    if (response.error() == null) {
      return How.OK;
    }
    return switch (response.error().code()) {
      case MISSING_CAPABILITY -> How.status(400);
      case ErrorCodes.METHOD_NOT_FOUND -> How.status(404);
      default -> How.OK;
    };
  }
}
