package callmeback.mcp.protocol.http;

import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import java.util.Comparator;
import java.util.List;

/// Lists in the same order every time, which caches of prompts need, and in one page; the SDK keeps
/// all but the tools in hash tables.
final class Order {
  private Order() {}

  static Object of(Object result) {
    return switch (result) {
      case ListPromptsResult list ->
          ListPromptsResult.builder(by(Comparator.comparing(Prompt::name), list.prompts())).build();
      case ListResourcesResult list ->
          ListResourcesResult.builder(by(Comparator.comparing(Resource::uri), list.resources()))
              .build();
      case ListResourceTemplatesResult list ->
          ListResourceTemplatesResult.builder(
                  by(Comparator.comparing(ResourceTemplate::uriTemplate), list.resourceTemplates()))
              .build();
      default -> result;
    };
  }

  private static <T> List<T> by(Comparator<T> order, List<T> list) {
    return list.stream().sorted(order).toList();
  }
}
