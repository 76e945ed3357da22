package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An error as Stripe words it; what the request had changed before it stands.
final class StripeError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean beforeExecution;
  private final transient ObjectNode error;

  private StripeError(int status, String type, String message, boolean beforeExecution) {
    super(message);
    this.status = status;
    this.beforeExecution = beforeExecution;
    this.error = Json.object().put("message", message).put("type", type);
  }

  /// 400: the request is wrong before anything is begun; never stored under an idempotency key.
  static StripeError invalid(String code, String param, String message) {
    StripeError invalid = new StripeError(400, "invalid_request_error", message, true);
    return invalid.with("code", code).with("param", param);
  }

  /// 400 without a code, which is how Stripe words many refusals.
  static StripeError refused(String param, String message) {
    return new StripeError(400, "invalid_request_error", message, true).with("param", param);
  }

  /// 400: the object is not in a state that allows this.
  static StripeError unexpectedState(ObjectNode intent, String message) {
    String kind = intent.path("object").asText();
    StripeError state = new StripeError(400, "invalid_request_error", message, false);
    return state.with("code", kind + "_unexpected_state").with(kind, intent);
  }

  static StripeError missing(String kind, String param, String id) {
    String message = "No such " + kind + ": '" + id + "'";
    StripeError missing = new StripeError(404, "invalid_request_error", message, true);
    return missing.with("code", "resource_missing").with("param", param);
  }

  static StripeError unauthorised(String message) {
    return new StripeError(401, "invalid_request_error", message, true);
  }

  static StripeError unknownPath(String method, String path) {
    String message = "Unrecognized request URL (" + method + ": " + path + ").";
    return new StripeError(404, "invalid_request_error", message, true);
  }

  /// 402: the card was declined.
  static StripeError card(TestCard.Declines decline) {
    StripeError declined = new StripeError(402, "card_error", decline.message(), false);
    return declined.with("code", decline.code()).with("decline_code", decline.declineCode());
  }

  static StripeError idempotency(int status, String type, String message) {
    return new StripeError(status, type, message, true);
  }

  static StripeError broken() {
    return new StripeError(500, "api_error", "An unknown error occurred in the sandbox.", false);
  }

  StripeError with(String field, String value) {
    error.put(field, value);
    return this;
  }

  StripeError with(String field, ObjectNode value) {
    error.set(field, Json.shown(value));
    return this;
  }

  int status() {
    return status;
  }

  /// Whether the request was turned away before it was begun, so that its idempotency key stays
  /// free.
  boolean beforeExecution() {
    return beforeExecution;
  }

  /// The object inside `{"error": ...}`, also kept as `last_payment_error`.
  ObjectNode error() {
    return error.deepCopy();
  }

  String body() {
    ObjectNode body = Json.object();
    body.set("error", error);
    return Json.write(body);
  }
}
