package callmeback.sandbox.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// Builds the body of a request for a completion.
final class Conversation {
  private final ObjectNode body = Json.MAPPER.createObjectNode();

  static Conversation with(String model) {
    var conversation = new Conversation();
    conversation.body.put("model", model).putArray("messages");
    return conversation;
  }

  Conversation says(String role, String content) {
    body.withArray("messages").addObject().put("role", role).put("content", content);
    return this;
  }

  Conversation calls(String tool, String answer) {
    var call = body.withArray("messages").addObject().put("role", "assistant").putNull("content");
    call.putArray("tool_calls")
        .addObject()
        .put("id", "call_1")
        .put("type", "function")
        .putObject("function")
        .put("name", tool)
        .put("arguments", "{}");
    body.withArray("messages")
        .addObject()
        .put("role", "tool")
        .put("tool_call_id", "call_1")
        .put("content", answer);
    return this;
  }

  Conversation offers(String tool, String schema) {
    try {
      var function =
          body.withArray("tools").addObject().put("type", "function").putObject("function");
      function.put("name", tool).set("parameters", Json.MAPPER.readTree(schema));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Conversation set(String field, String json) {
    try {
      body.set(field, Json.MAPPER.readTree(json));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String body() {
    return body.toString();
  }

  ChatRequest request() {
    return ChatRequest.from(body, Provider.OPENAI);
  }
}
