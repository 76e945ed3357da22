package callmeback.voice.call;

import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.ToolRequest;
import java.util.List;

/// Everything that can happen in a call. Whatever belongs to a reply carries its number; older
/// numbers are stale.
sealed interface CallEvent {

  /// The caller is on the line.
  record LineOpened() implements CallEvent {}

  /// The ears noticed something.
  record Heard(SpeechEvent speech) implements CallEvent {}

  /// The ears are gone for good.
  record EarsFailed() implements CallEvent {}

  /// What the tools know for this turn.
  record Known(Knowledge knowledge) implements CallEvent {}

  /// The model's first words of a reply arrived; nothing can be said yet.
  record FirstWords(long reply) implements CallEvent {}

  /// A complete sentence of a reply.
  record Sentence(long reply, String text) implements CallEvent {}

  /// The model waits for tools.
  record ToolsWanted(long reply, List<ToolRequest> requests) implements CallEvent {
    public ToolsWanted {
      requests = List.copyOf(requests);
    }
  }

  /// A tool's answer, as JSON.
  record ToolAnswered(long reply, ToolRequest request, String json) implements CallEvent {}

  /// The model has nothing to add to this reply.
  record ThoughtDone(long reply) implements CallEvent {}

  /// No model could answer.
  record ThoughtFailed(long reply) implements CallEvent {}

  /// The voice delivered.
  record Voiced(SpokenAudio audio) implements CallEvent {}

  /// The voice broke off.
  record VoiceFailed() implements CallEvent {}

  /// All audio before this mark was played, or thrown away.
  record Marked(String name) implements CallEvent {}

  /// The caller pressed a key.
  record Pressed(char digit) implements CallEvent {}

  /// The persona shall work something in; the caller does not hear it.
  record Whispered(String instruction) implements CallEvent {}

  /// A deadline of the state has passed.
  record Tick() implements CallEvent {}

  /// The house closes: say goodbye and end the call.
  record ClosingTime() implements CallEvent {}

  /// The line is gone.
  record LineEnded() implements CallEvent {}
}
