package callmeback.voice.chat;

import java.util.Map;

/// What one service wants said differently from the others.
///
/// @param name who thinks, as it appears in costs and metrics
/// @param extras fields that every request carries besides the usual ones
/// @param thinkingTokens what the model may use up before it says anything; comes on top of the
///   length of an answer
public record ChatDialect(String name, Map<String, Object> extras, int thinkingTokens) {

  public ChatDialect {
    extras = Map.copyOf(extras);
  }
}
