package callmeback.sandbox.chat;

import org.jspecify.annotations.Nullable;

/// A request that is answered with an error.
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final @Nullable String param;
  private final String code;

  Rejected(int status, String type, @Nullable String param, String code, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.param = param;
    this.code = code;
  }

  static Rejected invalid(String param, String message) {
    return new Rejected(400, "invalid_request_error", param, "wrong_api_format", message);
  }

  static Rejected wrongKey() {
    return new Rejected(
        401, "invalid_request_error", "api_key", "invalid_api_key", "Incorrect API key provided.");
  }

  static Rejected unknownModel(String model) {
    return new Rejected(
        404,
        "not_found_error",
        "model",
        "model_not_found",
        "Model " + model + " does not exist or you do not have access to it.");
  }

  /// What a mishap asked for.
  static Rejected told(int status) {
    return switch (status) {
      case 429 ->
          new Rejected(
              429,
              "too_many_requests_error",
              "queue",
              "queue_exceeded",
              "We're experiencing high traffic right now! Please try again soon.");
      default ->
          new Rejected(
              status, "server_error", null, "told_to_fail", "The sandbox was told to fail.");
    };
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  @Nullable String param() {
    return param;
  }

  String code() {
    return code;
  }
}
