package callmeback.sandbox.raindrop;

/// An error in the JSON of the Connect protocol, which is what the command line tool and the
/// documentation point to (connectrpc.com/docs/protocol).
final class ConnectError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What may go wrong, each with its HTTP status.
  enum Code {
    INVALID_ARGUMENT(400),
    FAILED_PRECONDITION(400),
    UNAUTHENTICATED(401),
    PERMISSION_DENIED(403),
    NOT_FOUND(404),
    ABORTED(409),
    RESOURCE_EXHAUSTED(429),
    INTERNAL(500),
    UNIMPLEMENTED(501),
    UNAVAILABLE(503),
    DEADLINE_EXCEEDED(504),
    UNKNOWN(500);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    /// The code that a status stands for.
    static Code of(int status) {
      for (var code : values()) {
        if (code.status == status) {
          return code;
        }
      }
      return UNKNOWN;
    }
  }

  private final Code code;
  private final int status;

  private ConnectError(Code code, int status, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  static ConnectError of(Code code, String message) {
    return new ConnectError(code, code.status, message);
  }

  static ConnectError invalid(String message) {
    return of(Code.INVALID_ARGUMENT, message);
  }

  static ConnectError notFound(String message) {
    return of(Code.NOT_FOUND, message);
  }

  /// The error that a mishap asks for.
  static ConnectError told(int status) {
    return new ConnectError(Code.of(status), status, "The sandbox was told to fail.");
  }

  int status() {
    return status;
  }

  String body() {
    var body = Json.object().put("code", Json.lower(code)).put("message", getMessage());
    body.putArray("details");
    return body.toString();
  }
}
