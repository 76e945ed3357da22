package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.http.Heard;
import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.visit.Refused;
import io.helidon.http.HeaderNames;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Arguments that a tool wants repeated as headers, so that machines on the way can read them: its
/// schema says so by `x-mcp-header`.
final class ParamHeaders {
  private static final String MARK = "x-mcp-header";

  private final Supplier<List<Tool>> tools;
  private volatile @Nullable Map<String, Map<String, String>> marks;

  ParamHeaders(Supplier<List<Tool>> tools) {
    this.tools = tools;
  }

  /// The tools are others now.
  void changed() {
    marks = null;
  }

  /// @throws Refused when a header is missing, or says something else than its argument
  void check(Heard heard, JSONRPCRequest request) {
    var params = (Map<?, ?>) request.params();
    var arguments = Json.in(params, "arguments");
    marks()
        .getOrDefault(String.valueOf(params.get("name")), Map.of())
        .forEach((argument, mark) -> check(heard, mark, arguments.get(argument)));
  }

  /// By tool and argument.
  private Map<String, Map<String, String>> marks() {
    var known = marks;
    if (known == null) {
      known =
          tools.get().stream()
              .collect(Collectors.toUnmodifiableMap(Tool::name, ParamHeaders::marks));
      marks = known;
    }
    return known;
  }

  private static Map<String, String> marks(Tool tool) {
    var marks = new LinkedHashMap<String, String>();
    Json.in(tool.inputSchema(), "properties")
        .forEach((name, schema) -> {
          if (schema instanceof Map<?, ?> property && property.get(MARK) instanceof String mark) {
            marks.put(name, mark);
          }
        });
    return marks;
  }

  private static void check(Heard heard, String mark, @Nullable Object argument) {
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
