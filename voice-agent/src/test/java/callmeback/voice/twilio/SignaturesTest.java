package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import com.twilio.security.RequestValidator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SignaturesTest {
  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final String BODY =
      "Digits=1234&To=%2B18005551212&From=%2B14158675310&Caller=%2B14158675310"
          + "&CallSid=CA1234567890ABCDE";
  private static final Map<String, String> FIELDS =
      Map.of(
          "Digits", "1234",
          "To", "+18005551212",
          "From", "+14158675310",
          "Caller", "+14158675310",
          "CallSid", "CA1234567890ABCDE");

  private final Signatures signatures = new Signatures(new Secret("12345"));

  @Test
  void theExampleOfTheDocumentationIsGenuine() {
    var form = WebhookForm.parse(BODY);

    assertThat(new RequestValidator("12345").validate(URL, FIELDS, "GvWf1cFY/Q7PnoempGyD5oXAezc="))
        .isTrue();
    assertThat(signatures.genuine("GvWf1cFY/Q7PnoempGyD5oXAezc=", URL, form)).isTrue();
  }

  @Test
  void aSignatureIsForOneUrlOneBodyAndOneKey() {
    var form = WebhookForm.parse(BODY);
    var signature = "GvWf1cFY/Q7PnoempGyD5oXAezc=";

    assertThat(signatures.genuine(null, URL, form)).isFalse();
    assertThat(signatures.genuine("", URL, form)).isFalse();
    assertThat(signatures.genuine("gvWf1cFY/Q7PnoempGyD5oXAezc=", URL, form)).isFalse();
    assertThat(signatures.genuine(signature, URL + "/", form)).isFalse();
    assertThat(signatures.genuine(signature, URL, WebhookForm.parse(BODY + "&More=1"))).isFalse();
    assertThat(signatures.genuine(signature, URL, WebhookForm.parse(BODY + "&To=x"))).isFalse();
    assertThat(new Signatures(new Secret("12346")).genuine(signature, URL, form)).isFalse();
  }

  @Test
  void aStreamTokenIsForOneCallAndOneKey() {
    var call = UUID.fromString("5f0c3f0e-0000-4000-8000-000000000001");
    var tokens = new StreamTokens(new Secret("12345"));
    var token = tokens.of(call);

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(tokens.valid(call, token)).isTrue();
    assertThat(tokens.valid(UUID.randomUUID(), token)).isFalse();
    assertThat(tokens.valid(call, token + "A")).isFalse();
    assertThat(tokens.valid(call, "")).isFalse();
    assertThat(new StreamTokens(new Secret("12346")).valid(call, token)).isFalse();
  }
}
