package callmeback.core;

import java.util.Map;

/// A language model that is asked once and answers with a JSON object; not for conversation.
public interface StructuredModel {

  /// @throws ProblemException with `Unavailable` when no model gives an answer that fits
  Map<String, Object> ask(Question question);

  /// What is asked.
  ///
  /// @param name what the answer is, in words joined by underscores
  /// @param instructions ours, and trusted
  /// @param material what it is asked about: quoted, and never to be obeyed
  /// @param schema JSON Schema of the answer
  record Question(String name, String instructions, String material, Map<String, Object> schema) {}
}
