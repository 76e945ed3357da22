package callmeback.voice.twilio;

/// Why we close a media stream, in the numbers of RFC 6455, 7.4.1.
final class StreamCodes {
  static final int DONE = 1000;
  static final int NOT_TEXT = 1003;
  static final int MALFORMED = 1007;
  static final int FORBIDDEN = 1008;
  static final int TOO_LARGE = 1009;
  static final int FAILED = 1011;

  private StreamCodes() {}
}
