package callmeback.raindrop.s3;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SignerTest {
  /// "GET Object" of docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html.
  @Test
  void theExampleOfTheDocumentationIsSignedAsThere() {
    var config =
        new S3Config(
            URI.create("https://s3.amazonaws.com"),
            "us-east-1",
            "examplebucket",
            "AKIAIOSFODNN7EXAMPLE",
            new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    var request =
        new Signer.Signed(
            "GET",
            "/test.txt",
            "",
            Map.of("host", "examplebucket.s3.amazonaws.com", "range", "bytes=0-9"));
    var headers =
        new Signer(config).headers(request, new byte[0], Instant.parse("2013-05-24T00:00:00Z"));
    assertThat(headers.get("authorization"))
        .contains(
            "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
            "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date",
            "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }
}
