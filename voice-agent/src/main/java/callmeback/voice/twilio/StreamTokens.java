package callmeback.voice.twilio;

import callmeback.core.Secret;
import java.util.Base64;
import java.util.UUID;

/// What a media stream must show to be the one of a call: it is told in the answer to the call, and
/// comes back when the stream starts.
final class StreamTokens {
  private final Hmac hmac;

  StreamTokens(Secret key) {
    this.hmac = new Hmac("HmacSHA256", key, Base64.getUrlEncoder().withoutPadding());
  }

  String of(UUID callId) {
    return hmac.of("stream:" + callId);
  }

  boolean valid(UUID callId, String token) {
    return hmac.matches("stream:" + callId, token);
  }
}
