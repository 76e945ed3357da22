package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.http.Heard;
import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.visit.Refused;
import io.helidon.http.HeaderNames;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Arguments that a tool wants repeated as headers, so that machines on the way can read them: its
/// schema says so by `x-mcp-header`.
record ParamHeaders(Supplier<List<Tool>> tools) {
  private static final String MARK = "x-mcp-header";

  /// @throws Refused when a header is missing, or says something else than its argument
  void check(Heard heard, JSONRPCRequest request) {
    var params = (Map<?, ?>) request.params();
    var arguments = Json.in(params, "arguments");
    tools.get().stream()
        .filter(tool -> tool.name().equals(params.get("name")))
        .flatMap(tool -> Json.in(tool.inputSchema(), "properties").entrySet().stream())
        .forEach(property -> check(heard, property, arguments.get(property.getKey())));
  }

  private static void check(
      Heard heard, Map.Entry<String, Object> property, @Nullable Object argument) {
    if (property.getValue() instanceof Map<?, ?> schema
        && schema.get(MARK) instanceof String mark) {
      var name = "Mcp-Param-" + mark;
      var said =
          heard
              .request()
              .headers()
              .first(HeaderNames.create(name))
              .map(raw -> HeaderValue.decoded(name, raw.strip()));
      if (!said.equals(Optional.ofNullable(argument).map(String::valueOf))) {
        throw HeaderValue.mismatch(name);
      }
    }
  }
}
