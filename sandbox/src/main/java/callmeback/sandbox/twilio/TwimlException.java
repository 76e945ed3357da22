package callmeback.sandbox.twilio;

/// A document that cannot be had or run, with the error code Twilio would note.
final class TwimlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int code;

  TwimlException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
