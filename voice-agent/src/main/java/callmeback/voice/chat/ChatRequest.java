package callmeback.voice.chat;

import callmeback.core.call.Toolbox.Offer;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.ToolRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The body of a request for a streamed completion.
final class ChatRequest {
  private ChatRequest() {}

  static String json(Prompt prompt, String model, ChatDialect dialect) {
    var body = Json.object();
    body.put("model", model);
    body.put("stream", true);
    body.put("max_completion_tokens", prompt.maxTokens() + dialect.thinkingTokens());
    dialect.extras().forEach((field, value) -> body.set(field, Json.of(value)));
    var messages = body.putArray("messages");
    prompt.messages().forEach(message -> messages.add(message(message)));
    if (!prompt.tools().isEmpty()) {
      var tools = body.putArray("tools");
      prompt.tools().forEach(offer -> tools.add(tool(offer)));
    }
    return body.toString();
  }

  /// The role `system` rather than `developer`, which not every service knows.
  private static ObjectNode message(Message message) {
    return switch (message) {
      case Message.Instruction(var text) -> said("system", text);
      case Message.Caller(var text) -> said("user", text);
      case Message.Persona(var text) -> said("assistant", text);
      case Message.ToolResult(var id, var json) -> said("tool", json).put("tool_call_id", id);
      case Message.ToolCalls(var requests) -> {
        var wish = Json.object().put("role", "assistant").putNull("content");
        var calls = wish.putArray("tool_calls");
        requests.forEach(request -> calls.add(toolCall(request)));
        yield wish;
      }
    };
  }

  private static ObjectNode said(String role, String text) {
    return Json.object().put("role", role).put("content", text);
  }

  private static ObjectNode toolCall(ToolRequest request) {
    var call = Json.object().put("id", request.id()).put("type", "function");
    call.putObject("function").put("name", request.tool()).put("arguments", request.arguments());
    return call;
  }

  private static ObjectNode tool(Offer offer) {
    var tool = Json.object().put("type", "function");
    tool.putObject("function")
        .put("name", offer.name())
        .put("description", offer.description())
        .set("parameters", Json.of(offer.schema()));
    return tool;
  }
}
