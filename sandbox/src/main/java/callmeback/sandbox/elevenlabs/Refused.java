package callmeback.sandbox.elevenlabs;

import io.helidon.webserver.http.ServerResponse;

/// An answer that says no, in the provider's words.
record Refused(int httpStatus, String status, String message) {
  static final Refused INVALID_KEY = new Refused(401, "invalid_api_key", "Invalid API key");

  static Refused unknownVoice(String id) {
    return new Refused(404, "voice_not_found", "A voice with voice_id " + id + " was not found.");
  }

  static Refused badFormat() {
    return new Refused(
        400, "output_format_not_allowed", "This sandbox speaks output_format=ulaw_8000 only.");
  }

  static Refused unknownModel(String id) {
    return new Refused(400, "model_not_found", "A model with model ID " + id + " does not exist.");
  }

  String body() {
    var body = Messages.JSON.createObjectNode();
    body.putObject("detail").put("status", status).put("message", message);
    return body.toString();
  }

  void answer(ServerResponse response) {
    response.status(httpStatus).header("Content-Type", "application/json").send(body());
  }
}
