package callmeback.voice.speech;

import java.util.List;

/// Pieces of a model's answer.
public sealed interface ThoughtEvent {

  /// Words to be spoken; reasoning is never among them.
  record Words(String delta) implements ThoughtEvent {}

  /// The model wants tools run before it goes on, complete with their arguments.
  record ToolsWanted(List<ToolRequest> requests) implements ThoughtEvent {
    public ToolsWanted {
      requests = List.copyOf(requests);
    }
  }

  /// The answer is complete.
  record Done(Usage usage) implements ThoughtEvent {}

  /// Tokens, as counted by the provider; zero where it does not say.
  record Usage(int promptTokens, int answerTokens) {}
}
