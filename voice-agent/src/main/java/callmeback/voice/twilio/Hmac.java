package callmeback.voice.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.core.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A keyed hash in a spelling of base64.
record Hmac(String algorithm, Secret key, Base64.Encoder spelling) {

  String of(String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.value().getBytes(UTF_8), algorithm));
      return spelling.encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is part of every Java", e);
    }
  }

  /// Takes equally long for any claim of the right length.
  boolean matches(String text, String claim) {
    return MessageDigest.isEqual(of(text).getBytes(UTF_8), claim.getBytes(UTF_8));
  }
}
