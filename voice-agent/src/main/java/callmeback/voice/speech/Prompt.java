package callmeback.voice.speech;

import callmeback.core.call.Toolbox;
import java.util.List;

/// What a model is asked: the conversation so far, the tools it may use, how long it may answer.
public record Prompt(List<Message> messages, List<Toolbox.Offer> tools, int maxTokens) {

  public Prompt {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /// One entry of the conversation.
  public sealed interface Message {
    /// What the model is told to be and to know.
    record Instruction(String text) implements Message {}

    /// What the caller said.
    record Caller(String text) implements Message {}

    /// What the persona said and the caller heard.
    record Persona(String text) implements Message {}

    /// The tools the model asked for.
    record ToolCalls(List<ToolRequest> requests) implements Message {
      public ToolCalls {
        requests = List.copyOf(requests);
      }
    }

    /// What a tool answered.
    record ToolResult(String requestId, String json) implements Message {}
  }
}
