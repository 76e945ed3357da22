package callmeback.sandbox.twilio;

/// A request Twilio turns down, with its HTTP status and Twilio's own error code.
final class TwilioError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  TwilioError(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static TwilioError badRequest(int code, String message) {
    return new TwilioError(400, code, message);
  }

  static TwilioError notFound(String path) {
    return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
