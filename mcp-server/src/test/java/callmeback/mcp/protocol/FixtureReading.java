package callmeback.mcp.protocol;

import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Prompts and resources of the suite.
final class FixtureReading {
  private FixtureReading() {}

  static void publish(SyncSpecification<?> server) {
    server
        .resources(texts(), picture(), watched())
        .resourceTemplates(template())
        .prompts(simple(), withArguments(), withResource(), withImage(), asking())
        .completions(completions());
  }

  private static SyncResourceSpecification texts() {
    var uri = "test://static-text";
    return resource(
        uri, "text/plain", words(uri, "This is the content of the static text resource."));
  }

  private static SyncResourceSpecification picture() {
    var uri = "test://static-binary";
    var contents =
        BlobResourceContents.builder(uri, FixtureTools.PICTURE).mimeType("image/png").build();
    return resource(uri, "image/png", contents);
  }

  private static SyncResourceSpecification watched() {
    return resource("test://watched-resource", "text/plain", words("test://watched-resource", "w"));
  }

  private static SyncPromptSpecification simple() {
    return prompt(
        "test_simple_prompt", List.of(), (_, _) -> said("This is a simple prompt for testing."));
  }

  private static SyncPromptSpecification withArguments() {
    return prompt(
        "test_prompt_with_arguments",
        List.of("arg1", "arg2"),
        (_, request) ->
            said(
                "Prompt with arguments: arg1='%s', arg2='%s'"
                    .formatted(argument(request, "arg1"), argument(request, "arg2"))));
  }

  private static SyncPromptSpecification withResource() {
    return prompt(
        "test_prompt_with_embedded_resource",
        List.of("resourceUri"),
        (_, request) ->
            shown(
                FixtureTools.resource(
                    argument(request, "resourceUri"),
                    "text/plain",
                    "Embedded resource content for testing."),
                TextContent.builder("Please process the embedded resource above.").build()));
  }

  private static SyncPromptSpecification withImage() {
    return prompt(
        "test_prompt_with_image",
        List.of(),
        (_, _) ->
            shown(
                ImageContent.builder(FixtureTools.PICTURE, "image/png").build(),
                TextContent.builder("Please analyze the image above.").build()));
  }

  private static SyncPromptSpecification asking() {
    var question = "What context should the prompt use?";
    return prompt(
        "test_input_required_result_prompt",
        List.of(),
        (exchange, _) -> said(FixtureQuestions.ask(exchange, "user_context", question, "context")));
  }

  private static SyncCompletionSpecification completions() {
    return new SyncCompletionSpecification(
        new PromptReference("test_prompt_with_arguments"),
        (_, _) ->
            new CompleteResult(
                new CompleteResult.CompleteCompletion(
                    List.of("paris", "park", "party"), 3, false)));
  }

  private static String argument(GetPromptRequest request, String name) {
    return String.valueOf(request.arguments().get(name));
  }

  private static SyncResourceSpecification resource(
      String uri, String type, ResourceContents contents) {
    return new SyncResourceSpecification(
        Resource.builder(uri, uri.substring("test://".length()))
            .description("The conformance suite reads it.")
            .mimeType(type)
            .build(),
        (_, _) -> ReadResourceResult.builder(List.of(contents)).build());
  }

  private static SyncResourceTemplateSpecification template() {
    return new SyncResourceTemplateSpecification(
        ResourceTemplate.builder("test://template/{id}/data", "template")
            .description("The conformance suite reads it.")
            .mimeType("application/json")
            .build(),
        (_, request) -> {
          var id = request.uri().replaceAll("test://template/(.*)/data", "$1");
          var json =
              "{\"id\":\"%s\",\"templateTest\":true,\"data\":\"Data for ID: %s\"}"
                  .formatted(id, id);
          return ReadResourceResult.builder(
                  List.<ResourceContents>of(
                      TextResourceContents.builder(request.uri(), json)
                          .mimeType("application/json")
                          .build()))
              .build();
        });
  }

  private static ResourceContents words(String uri, String words) {
    return TextResourceContents.builder(uri, words).mimeType("text/plain").build();
  }

  private static SyncPromptSpecification prompt(
      String name,
      List<String> arguments,
      BiFunction<McpSyncServerExchange, GetPromptRequest, GetPromptResult> handler) {
    var prompt =
        Prompt.builder(name)
            .description("The conformance suite gets it.")
            .arguments(
                arguments.stream()
                    .map(each ->
                        PromptArgument.builder(each).description(each).required(true).build())
                    .toList())
            .build();
    return new SyncPromptSpecification(prompt, handler);
  }

  static GetPromptResult said(String words) {
    return shown(TextContent.builder(words).build());
  }

  private static GetPromptResult shown(Content... contents) {
    return GetPromptResult.builder(
            Stream.of(contents)
                .map(content -> PromptMessage.builder(Role.USER, content).build())
                .toList())
        .build();
  }
}
