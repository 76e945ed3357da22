package callmeback.voice.twilio;

import java.util.Map;

/// What the telephone company says on a media stream, by
/// https://www.twilio.com/docs/voice/media-streams/websocket-messages.
sealed interface StreamMessage {

  /// The socket is open.
  record Connected() implements StreamMessage {}

  /// The stream begins.
  record Start(String streamSid, String callSid, Map<String, String> parameters)
      implements StreamMessage {
    public Start {
      parameters = Map.copyOf(parameters);
    }
  }

  /// A piece of 8 kHz mu-law audio.
  ///
  /// @param chunk counts from 1
  /// @param timestamp milliseconds since the stream began
  record Media(String track, long chunk, long timestamp, byte[] payload) implements StreamMessage {}

  /// A mark of ours came back.
  record Mark(String name) implements StreamMessage {}

  /// A key was pressed.
  record Pressed(char key) implements StreamMessage {}

  /// The stream is over.
  record Stop() implements StreamMessage {}

  /// Something newer than this code.
  record Unknown() implements StreamMessage {}
}
