package callmeback.voice.twilio;

/// What we write to a media stream.
sealed interface Outgoing {

  /// 8 kHz mu-law audio.
  record Audio(byte[] mulaw) implements Outgoing {}

  /// Comes back when all audio before it was heard.
  record Mark(String name) implements Outgoing {}

  /// Throws away what was not heard yet.
  record Clear() implements Outgoing {}

  /// The answer to a ping.
  record Pong(byte[] data) implements Outgoing {}

  /// The last thing written.
  record Close(int code, String reason) implements Outgoing {}
}
