package callmeback.sandbox.twilio;

/// Something that reaches a call from outside its own thread.
sealed interface CallEvent {

  /// The REST API ends the call; `onlyBeforeAnswer` leaves an answered one alone.
  record HangUp(boolean onlyBeforeAnswer) implements CallEvent {}

  /// The REST API gives the call other instructions.
  record NewProgram(Program program) implements CallEvent {}

  /// A document was fetched, or could not be.
  record Fetched(Fetch fetch, Document document) implements CallEvent {}

  /// A document could not be had.
  record FetchFailed(Fetch fetch, TwimlException failure) implements CallEvent {}

  /// A media stream's socket is open.
  record StreamOpened(MediaStream stream) implements CallEvent {}

  /// The product said something on a media stream.
  record StreamText(MediaStream stream, String text) implements CallEvent {}

  /// The product sent a binary frame, which media streams do not know.
  record StreamBinary(MediaStream stream) implements CallEvent {}

  /// The product closed a media stream.
  record StreamClosed(MediaStream stream, int code) implements CallEvent {}

  /// A media stream's socket could not be opened; `code` is Twilio's error.
  record StreamRefused(MediaStream stream, int code, String why) implements CallEvent {}

  /// A media stream's socket broke without a close frame.
  record StreamLost(MediaStream stream) implements CallEvent {}
}
