package callmeback.voice.call;

import callmeback.core.call.SpokenTurn;
import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.ToolRequest;
import java.util.List;

/// Everything a call can do. Decided by [Turn], performed by the call's owner.
sealed interface Effect {

  /// Ask the tools what bears on these words.
  record Recall(String about) implements Effect {}

  /// Ask the model for a reply to this conversation.
  record Think(long reply, List<Message> conversation, Knowledge knowledge, boolean wrapUp)
      implements Effect {
    public Think {
      conversation = List.copyOf(conversation);
    }
  }

  /// Run a tool for a reply.
  record UseTool(long reply, ToolRequest request) implements Effect {}

  /// Speak one sentence of a reply.
  record Say(long reply, String sentence) implements Effect {}

  /// No more sentences in this reply.
  record FinishSaying(long reply) implements Effect {}

  /// Stop thinking about and speaking a reply.
  record Hush(long reply) implements Effect {}

  /// Connect to the voice again.
  record ReopenVoice() implements Effect {}

  /// Send audio of a reply to the caller.
  record Play(long reply, byte[] mulaw) implements Effect {}

  /// Ask to be told when the audio so far was played.
  record PlaceMark(String name) implements Effect {}

  /// Throw away audio that was not played yet.
  record ClearLine() implements Effect {}

  /// The caller heard the persona for the first time.
  record FirstHeard() implements Effect {}

  /// Write down a turn; `reply` is 0 for the caller's.
  record Note(long reply, SpokenTurn turn) implements Effect {}

  /// End the phone call.
  record HangUp() implements Effect {}
}
