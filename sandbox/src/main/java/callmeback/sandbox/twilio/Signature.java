package callmeback.sandbox.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-Twilio-Signature`: HMAC-SHA1 under the auth token over the exact URL and the sorted fields.
final class Signature {

  static final String HEADER = "X-Twilio-Signature";

  private Signature() {}

  /// Source: twilio.com/docs/usage/webhooks/webhooks-security. A GET or an upgrade has no fields.
  static String of(String authToken, String url, Form form) {
    var text = new StringBuilder(url);
    form.fields().stream()
        .sorted(Comparator.comparing(Form.Field::name).thenComparing(Form.Field::value))
        .forEach(field -> text.append(field.name()).append(field.value()));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA1 belongs to every Java platform", e);
    }
  }
}
