package callmeback.mcp.protocol;

import static callmeback.mcp.protocol.FixtureTools.schema;
import static callmeback.mcp.protocol.FixtureTools.text;
import static callmeback.mcp.protocol.FixtureTools.tool;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tools of the suite that ask their client something.
final class FixtureQuestions {
  private static final String DEFAULTS =
      """
      {"type": "object", "properties": {
        "name": {"type": "string", "default": "John Doe"},
        "age": {"type": "integer", "default": 30},
        "score": {"type": "number", "default": 95.5},
        "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
        "verified": {"type": "boolean", "default": true}}}
      """;

  private static final String CHOICES =
      """
      {"type": "object", "properties": {
        "untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
        "titledSingle": {"type": "string", "oneOf": [{"const": "value1", "title": "First Option"},
          {"const": "value2", "title": "Second Option"}, {"const": "value3", "title": "Third Option"}]},
        "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"],
          "enumNames": ["Option One", "Option Two", "Option Three"]},
        "untitledMulti": {"type": "array", "items": {"type": "string",
          "enum": ["option1", "option2", "option3"]}},
        "titledMulti": {"type": "array", "items": {"anyOf": [{"const": "value1", "title": "First Choice"},
          {"const": "value2", "title": "Second Choice"}, {"const": "value3", "title": "Third Choice"}]}}}}
      """;

  private static final String CONTACT =
      """
      {"type": "object", "required": ["username", "email"], "properties": {
        "username": {"type": "string", "description": "User's response"},
        "email": {"type": "string", "description": "User's email address"}}}
      """;

  private FixtureQuestions() {}

  static List<SyncToolSpecification> all() {
    return Stream.concat(sessions(), rounds()).toList();
  }

  private static Stream<SyncToolSpecification> sessions() {
    return Stream.of(
        tool(
            "test_sampling",
            schema(required("prompt")),
            (exchange, request) ->
                text(
                    "LLM response: " + sample(exchange, said(request.arguments(), "prompt"), 100))),
        tool(
            "test_elicitation",
            schema(required("message")),
            (exchange, request) ->
                elicited(exchange, said(request.arguments(), "message"), CONTACT)),
        asking("test_elicitation_sep1034_defaults", x -> elicited(x, "Defaults?", DEFAULTS)),
        asking("test_elicitation_sep1330_enums", x -> elicited(x, "Which?", CHOICES)),
        asking("test_streaming_elicitation", x -> elicited(x, "Contact?", CONTACT)));
  }

  private static Stream<SyncToolSpecification> rounds() {
    return Stream.of(
        answering(
            "elicitation", x -> "Hello, " + ask(x, "user_name", "What is your name?", "name")),
        answering("request_state", x -> "state-ok " + ask(x, "confirm", "Please confirm", "ok")),
        answering("tampered_state", x -> "state-ok " + ask(x, "confirm", "Please confirm", "ok")),
        answering(
            "multi_round",
            x ->
                ask(x, "step1", "Step 1: What is your name?", "name")
                    + ask(x, "step2", "Step 2: What is your favorite color?", "color")),
        answering("sampling", x -> sample(x, "What is the capital of France?", 100)),
        answering("list_roots", x -> "roots: " + x.listRoots().roots()),
        answering("capabilities", FixtureQuestions::able),
        answering("multiple_inputs", FixtureQuestions::together),
        asking(
            "test_missing_capability",
            exchange -> {
              if (exchange.getClientCapabilities().sampling() == null) {
                throw McpError.builder(-32_021)
                    .message("This needs sampling.")
                    .data(Map.of("requiredCapabilities", Map.of("sampling", Map.of())))
                    .build();
              }
              return text("ok");
            }));
  }

  private static SyncToolSpecification asking(
      String name, Function<McpSyncServerExchange, CallToolResult> work) {
    return tool(name, Map.of("type", "object"), (exchange, _) -> work.apply(exchange));
  }

  private static SyncToolSpecification answering(
      String name, Function<McpSyncServerExchange, String> work) {
    return asking("test_input_required_result_" + name, exchange -> text(work.apply(exchange)));
  }

  private static String able(McpSyncServerExchange exchange) {
    return exchange.getClientCapabilities().elicitation() == null
        ? sample(exchange, "Hello", 100)
        : ask(exchange, "user_name", "Your name?", "name");
  }

  /// Three questions at once, each from a thread of its own.
  private static String together(McpSyncServerExchange exchange) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var questions =
          List.of(
              threads.submit(() -> ask(exchange, "user_name", "What is your name?", "name")),
              threads.submit(() -> sample(exchange, "Generate a greeting", 50)),
              threads.submit(() -> exchange.listRoots().roots().toString()));
      threads.shutdown();
      return questions.stream()
          .map(question -> {
            try {
              return question.get();
            } catch (InterruptedException | ExecutionException e) {
              throw new IllegalStateException(e);
            }
          })
          .collect(Collectors.joining(" "));
    }
  }

  /// What the client's user puts into one field.
  static String ask(McpSyncServerExchange exchange, String key, String question, String field) {
    var form =
        Map.<String, Object>of(
            "type",
            "object",
            "properties",
            Map.of(field, Map.of("type", field.equals("ok") ? "boolean" : "string")),
            "required",
            List.of(field));
    var answer =
        exchange.createElicitation(
            ElicitFormRequest.builder(question, form).meta(Map.of("key", key)).build());
    return said(answer.content(), field);
  }

  private static CallToolResult elicited(
      McpSyncServerExchange exchange, String question, String form) {
    var answer =
        exchange.createElicitation(ElicitFormRequest.builder(question, schema(form)).build());
    return text(
        "Elicitation completed: action=%s, content=%s"
            .formatted(answer.action().name().toLowerCase(Locale.ROOT), answer.content()));
  }

  private static String sample(McpSyncServerExchange exchange, String prompt, int tokens) {
    var message = SamplingMessage.builder(Role.USER, TextContent.builder(prompt).build()).build();
    var answer =
        exchange.createMessage(CreateMessageRequest.builder(List.of(message), tokens).build());
    return answer.content() instanceof TextContent words ? words.text() : "";
  }

  private static String required(String name) {
    return "{\"type\":\"object\",\"properties\":{\"%s\":{\"type\":\"string\"}},\"required\":[\"%s\"]}"
        .formatted(name, name);
  }

  private static String said(Map<String, Object> answers, String field) {
    return answers == null ? "" : String.valueOf(answers.get(field));
  }
}
