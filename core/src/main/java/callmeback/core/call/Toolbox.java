package callmeback.core.call;

import callmeback.core.account.Actor;
import java.util.List;
import java.util.Map;

/// The tool catalog as a call sees it: what it may use itself, and what it may offer to the model.
public interface Toolbox {

  /// The tools a model may call during a conversation.
  List<Offer> offers();

  /// Runs one tool for the actor. Never throws for what the tool or its arguments did wrong.
  Answer use(Actor actor, String tool, Map<String, Object> arguments);

  /// A tool as a model is told of it.
  ///
  /// @param schema JSON Schema of its arguments
  record Offer(String name, String description, Map<String, Object> schema) {}

  /// What a tool said.
  record Answer(boolean failed, Map<String, Object> content) {}
}
