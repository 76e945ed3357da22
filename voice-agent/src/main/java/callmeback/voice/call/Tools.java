package callmeback.voice.call;

import callmeback.core.account.Actor;
import callmeback.core.call.Toolbox;
import callmeback.voice.speech.ToolRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tool catalog as one call uses it: for context each turn, and when the model asks.
final class Tools {
  private static final ObjectMapper json = new ObjectMapper();
  private static final int RECOLLECTIONS = 5;

  private final Toolbox toolbox;
  private final Actor actor;
  private final Inbox inbox;

  Tools(Toolbox toolbox, Actor actor, Inbox inbox) {
    this.toolbox = toolbox;
    this.actor = actor;
    this.inbox = inbox;
  }

  /// Asks both context tools side by side; their answer arrives as one event.
  void recall(CallScope scope, String about) {
    scope.fork(() -> {
      var context = toolbox.use(actor, "get_call_context", Map.of());
      var memory =
          toolbox.use(actor, "recall_memory", Map.of("about", about, "limit", RECOLLECTIONS));
      inbox.put(new CallEvent.Known(new Knowledge(content(context), quotes(content(memory)))));
    });
  }

  void use(CallScope scope, long reply, ToolRequest request) {
    scope.fork(() -> inbox.put(new CallEvent.ToolAnswered(reply, request, answer(request))));
  }

  /// @return false when the tool could not do it
  boolean hangUp() {
    return !toolbox.use(actor, Turn.HANG_UP_TOOL, Map.of()).failed();
  }

  private String answer(ToolRequest request) {
    return arguments(request)
        .map(arguments -> write(toolbox.use(actor, request.tool(), arguments).content()))
        .orElse(
            "{\"cause\":\"The arguments are not a JSON object.\",\"cure\":\"Send a JSON object.\"}");
  }

  private static Optional<Map<String, Object>> arguments(ToolRequest request) {
    try {
      var text = request.arguments().isBlank() ? "{}" : request.arguments();
      return Optional.ofNullable(json.readValue(text, new TypeReference<Map<String, Object>>() {}));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static String write(Map<String, Object> content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tool's answer is not JSON", e);
    }
  }

  private static Map<String, Object> content(Toolbox.Answer answer) {
    return answer.failed() ? Map.of() : answer.content();
  }

  private static List<String> quotes(Map<String, Object> memory) {
    return memory.get("memories") instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(entry -> String.valueOf(((Map<?, ?>) entry).get("quote")))
            .toList()
        : List.of();
  }
}
