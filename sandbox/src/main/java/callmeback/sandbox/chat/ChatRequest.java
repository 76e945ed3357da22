package callmeback.sandbox.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A request for a completion, checked.
///
/// @param limit the most tokens the answer may have
/// @param usage whether the streamed answer is to end with its usage
/// @param format the `response_format`; missing if there is none
record ChatRequest(
    String model,
    List<Message> messages,
    List<Tool> tools,
    int limit,
    boolean stream,
    boolean usage,
    JsonNode format) {
  private static final int NO_LIMIT = 32_768;
  private static final Set<String> EFFORTS = Set.of("low", "medium", "high");
  private static final Set<String> FORMATS = Set.of("text", "json_object", "json_schema");

  /// One message; `calls` are the names of the tools that an assistant called in it.
  record Message(String role, String content, List<String> calls) {

    boolean isSystem() {
      return role.equals("system") || role.equals("developer");
    }
  }

  /// A function that the model may call.
  record Tool(String name, JsonNode parameters) {

    boolean isCalled(String... parts) {
      var lower = name.toLowerCase(Locale.ROOT);
      return List.of(parts).stream().anyMatch(lower::contains);
    }
  }

  /// @throws Rejected naming the first field that is wrong
  static ChatRequest from(JsonNode body, Provider provider) {
    require(body.isObject(), "body", "The body must be a JSON object.");
    for (var field : provider.unsupported()) {
      require(!body.hasNonNull(field), field, "property '" + field + "' is unsupported");
    }
    var model = body.path("model").asText("");
    require(!model.isEmpty(), "model", "model is required");
    if (!provider.models().contains(model)) {
      throw Rejected.unknownModel(model);
    }
    check(body);
    require(!body.path("messages").isEmpty(), "messages", "messages must not be empty");
    return new ChatRequest(
        model,
        body.path("messages").valueStream().map(m -> message(m, provider)).toList(),
        body.path("tools").valueStream().map(ChatRequest::tool).toList(),
        body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(NO_LIMIT)),
        body.path("stream").asBoolean(),
        body.at("/stream_options/include_usage").asBoolean(),
        body.path("response_format"));
  }

  private static void check(JsonNode body) {
    require(isFlag(body.path("stream")), "stream", "stream must be a boolean");
    for (var field : List.of("max_completion_tokens", "max_tokens")) {
      var limit = body.path(field);
      require(isAbsent(limit) || limit.asInt() > 0, field, field + " must be a positive integer");
    }
    var temperature = body.path("temperature");
    require(
        isAbsent(temperature)
            || temperature.isNumber() && temperature.asDouble() >= 0 && temperature.asDouble() <= 2,
        "temperature",
        "temperature must be a number from 0 to 2");
    var effort = body.path("reasoning_effort");
    require(
        isAbsent(effort) || EFFORTS.contains(effort.asText()),
        "reasoning_effort",
        "reasoning_effort must be low, medium or high");
    var format = body.path("response_format");
    require(
        isAbsent(format) || FORMATS.contains(format.path("type").asText()),
        "response_format",
        "response_format.type must be one of " + FORMATS);
  }

  private static Message message(JsonNode message, Provider provider) {
    var role = message.path("role").asText("");
    require(provider.roles().contains(role), "messages", "messages: unknown role '" + role + "'");
    var content = message.path("content");
    var calls = message.path("tool_calls");
    require(
        content.isTextual() || content.isArray() || role.equals("assistant") && !calls.isEmpty(),
        "messages",
        "messages: content is required");
    require(
        !role.equals("tool") || message.hasNonNull("tool_call_id"),
        "messages",
        "messages: tool_call_id is required");
    return new Message(
        role,
        text(content),
        calls.valueStream().map(call -> call.at("/function/name").asText()).toList());
  }

  private static String text(JsonNode content) {
    return content.isArray()
        ? content
            .valueStream()
            .map(part -> part.path("text").asText())
            .collect(Collectors.joining(" "))
        : content.asText("");
  }

  private static Tool tool(JsonNode tool) {
    var name = tool.at("/function/name").asText("");
    require(
        tool.path("type").asText().equals("function") && name.matches("[A-Za-z0-9_-]{1,64}"),
        "tools",
        "tools: a function with a name is required");
    return new Tool(name, tool.at("/function/parameters"));
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static boolean isFlag(JsonNode node) {
    return isAbsent(node) || node.isBoolean();
  }

  private static void require(boolean holds, String param, String otherwise) {
    if (!holds) {
      throw Rejected.invalid(param, otherwise);
    }
  }

  Message last() {
    return messages.getLast();
  }

  /// What all system messages say.
  String system() {
    return messages.stream()
        .filter(Message::isSystem)
        .map(Message::content)
        .collect(Collectors.joining("\n"));
  }

  Optional<Message> latest(String role) {
    return messages.reversed().stream().filter(m -> m.role().equals(role)).findFirst();
  }

  int answers() {
    return (int) messages.stream().filter(m -> m.role().equals("assistant")).count();
  }

  Optional<Tool> tool(String... parts) {
    return tools.stream().filter(tool -> tool.isCalled(parts)).findFirst();
  }

  /// Whether the answer has to be JSON.
  boolean wantsJson() {
    return format.path("type").asText().startsWith("json") || system().contains("JSON");
  }

  /// The schema of the JSON wanted; missing if there is none.
  JsonNode schema() {
    var schema = format.at("/json_schema/schema");
    return schema.isObject() ? schema : MissingNode.getInstance();
  }

  /// A rough count: four characters a token.
  int promptTokens() {
    return messages.stream().mapToInt(m -> 4 + m.content().length() / 4).sum();
  }
}
