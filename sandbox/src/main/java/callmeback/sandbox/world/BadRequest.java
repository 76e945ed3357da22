package callmeback.sandbox.world;

/// A request to the control door that makes no sense; it has changed nothing.
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /// Refuses with HTTP 400.
  ///
  /// @param code one lower-case word with underscores, for programs
  /// @param message one sentence, for people
  public BadRequest(String code, String message) {
    this(400, code, message);
  }

  private BadRequest(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /// Refuses with HTTP 404: what the request names does not exist.
  public static BadRequest notFound(String message) {
    return new BadRequest(404, "not_found", message);
  }

  /// Refuses with HTTP 409: it exists, but not in a state that allows this.
  public static BadRequest conflict(String message) {
    return new BadRequest(409, "conflict", message);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
