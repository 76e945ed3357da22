package callmeback.voice.twilio;

import callmeback.core.Secret;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Signatures of the telephone company's requests, by
/// https://www.twilio.com/docs/usage/webhooks/webhooks-security.
///
/// They carry no time and no nonce: a repetition is genuine, and must do no harm.
final class Signatures {
  private final Hmac hmac;

  Signatures(Secret authToken) {
    this.hmac = new Hmac("HmacSHA1", authToken, Base64.getEncoder());
  }

  /// @param url as the telephone company was told it
  boolean genuine(@Nullable String signature, String url, WebhookForm form) {
    return signature != null && hmac.matches(url + form.signedText(), signature);
  }
}
