package callmeback.raindrop.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4 in the Authorization header
/// (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
final class Signer {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY = 8;

  private final S3Config config;

  Signer(S3Config config) {
    this.config = config;
  }

  /// What is signed of a request.
  ///
  /// @param path percent-encoded
  /// @param query percent-encoded, by names in order
  /// @param headers all that are signed, `host` among them, by names in lower case
  record Signed(String method, String path, String query, Map<String, String> headers) {}

  /// The headers to send: those given, with the time, the body's digest and the signature.
  SortedMap<String, String> headers(Signed request, byte[] body, Instant now) {
    var time = TIME.format(now);
    var digest = hex(sha256(body));
    var headers = new TreeMap<>(request.headers());
    headers.put("x-amz-date", time);
    headers.put("x-amz-content-sha256", digest);
    var names = String.join(";", headers.keySet());
    var lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(Collectors.joining());
    var canonical =
        String.join("\n", request.method(), request.path(), request.query(), lines, names, digest);
    var scope = "%s/%s/s3/aws4_request".formatted(time.substring(0, DAY), config.region());
    var text = String.join("\n", ALGORITHM, time, scope, hex(sha256(canonical.getBytes(UTF_8))));
    headers.put(
        "authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                ALGORITHM,
                config.accessKey(),
                scope,
                names,
                hex(hmac(key(time.substring(0, DAY)), text))));
    return headers;
  }

  private byte[] key(String day) {
    var secret = ("AWS4" + config.secretKey().value()).getBytes(UTF_8);
    return hmac(hmac(hmac(hmac(secret, day), config.region()), "s3"), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do HMAC-SHA256", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
