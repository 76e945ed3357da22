package callmeback.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/// Tools of the suite that answer by themselves.
final class FixtureTools {
  static final String PICTURE = Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P'});
  private static final String EMPTY = "{\"type\":\"object\"}";

  private static final String KEYWORDS =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "$defs": {"address": {"$anchor": "addressDef", "type": "object",
         "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
       "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
         "contactMethod": {"type": "string", "enum": ["phone", "email"]},
         "phone": {"type": "string"}, "email": {"type": "string"}},
       "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
       "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
       "then": {"required": ["phone"]}, "else": {"required": ["email"]},
       "additionalProperties": false}
      """;

  private static final String HEADERS =
      """
      {"type": "object", "required": ["region"],
       "properties": {"region": {"type": "string", "x-mcp-header": "Region"}}}
      """;

  private FixtureTools() {}

  static List<SyncToolSpecification> all() {
    return List.of(
        says("test_simple_text", "This is a simple text response for testing."),
        shows("test_image_content", ImageContent.builder(PICTURE, "image/png").build()),
        shows("test_audio_content", AudioContent.builder(PICTURE, "audio/wav").build()),
        shows(
            "test_embedded_resource",
            resource(
                "test://embedded-resource", "text/plain", "This is an embedded resource content.")),
        shows(
            "test_multiple_content_types",
            TextContent.builder("Multiple content types test:").build(),
            ImageContent.builder(PICTURE, "image/png").build(),
            resource(
                "test://mixed-content-resource",
                "application/json",
                "{\"test\":\"data\",\"value\":123}")),
        tool("test_tool_with_logging", schema(EMPTY), (exchange, _) -> logged(exchange)),
        tool("test_logging_tool", schema(EMPTY), (exchange, _) -> logged(exchange)),
        tool("test_tool_with_progress", schema(EMPTY), FixtureTools::progressed),
        tool(
            "test_error_handling",
            schema(EMPTY),
            (_, _) ->
                CallToolResult.builder()
                    .addTextContent("This tool intentionally returns an error for testing")
                    .isError(true)
                    .build()),
        tool("json_schema_2020_12_tool", schema(KEYWORDS), (_, _) -> text("ok")),
        tool("test_header_param", schema(HEADERS), (_, _) -> text("ok")));
  }

  static SyncToolSpecification tool(
      String name,
      Map<String, Object> schema,
      BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> handler) {
    return SyncToolSpecification.builder()
        .tool(Tool.builder(name, schema).description("The conformance suite calls it.").build())
        .callHandler(handler)
        .build();
  }

  static SyncToolSpecification says(String name, String words) {
    return tool(name, schema(EMPTY), (_, _) -> text(words));
  }

  private static SyncToolSpecification shows(String name, Content... content) {
    return tool(
        name, schema(EMPTY), (_, _) -> CallToolResult.builder().content(List.of(content)).build());
  }

  static Map<String, Object> schema(String json) {
    try {
      return new ObjectMapper()
          .readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static CallToolResult text(String words) {
    return CallToolResult.builder().addTextContent(words).build();
  }

  static EmbeddedResource resource(String uri, String type, String words) {
    return EmbeddedResource.builder(TextResourceContents.builder(uri, words).mimeType(type).build())
        .build();
  }

  private static CallToolResult logged(McpSyncServerExchange exchange) {
    for (var words :
        List.of("Tool execution started", "Tool processing data", "Tool execution completed")) {
      exchange.loggingNotification(
          LoggingMessageNotification.builder(LoggingLevel.INFO, words).build());
      pause();
    }
    return text("logged");
  }

  private static CallToolResult progressed(
      McpSyncServerExchange exchange, CallToolRequest request) {
    for (var done : new double[] {0, 50, 100}) {
      if (request.progressToken() != null) {
        exchange.progressNotification(
            ProgressNotification.builder(request.progressToken(), done).total(100.0).build());
      }
      pause();
    }
    return text("done");
  }

  /// As long as the suite wants between messages.
  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
  }
}
