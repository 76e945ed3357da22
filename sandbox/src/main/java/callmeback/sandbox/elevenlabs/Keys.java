package callmeback.sandbox.elevenlabs;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;

/// The one API key that is let in.
record Keys(String apiKey) {

  boolean fits(String key) {
    return apiKey.equals(key);
  }

  /// Refuses an upgrade with 401 if the key is wrong.
  void check(String key) {
    if (!fits(key)) {
      throw RequestException.builder()
          .type(DirectHandler.EventType.OTHER)
          .status(Status.UNAUTHORIZED_401)
          .header(HeaderValues.CONTENT_TYPE_JSON)
          .message(Refused.INVALID_KEY.body())
          .build();
    }
  }

  @Override
  public String toString() {
    return "Keys[***]";
  }
}
