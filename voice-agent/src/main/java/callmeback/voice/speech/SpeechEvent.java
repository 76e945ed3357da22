package callmeback.voice.speech;

/// What ears notice. `turn` counts the caller's turns; `text` is all of the turn so far.
public sealed interface SpeechEvent {

  String text();

  /// The caller began to speak.
  record TurnStarted(int turn, String text) implements SpeechEvent {}

  /// More of the same turn.
  record Interim(int turn, String text) implements SpeechEvent {}

  /// The turn is probably over; an answer may be prepared.
  record LikelyEnd(int turn, String text) implements SpeechEvent {}

  /// It was not over after all.
  record Resumed(int turn, String text) implements SpeechEvent {}

  /// The turn is over.
  ///
  /// @param silenceMs how long the caller had been silent when this became clear
  record TurnEnded(int turn, String text, int silenceMs) implements SpeechEvent {}
}
