package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SignatureTest {

  @Test
  void theExampleOfTwiliosDocumentationComesOut() {
    var form =
        Form.of(
            "To", "+18005551212",
            "From", "+14158675310",
            "Caller", "+14158675310",
            "Digits", "1234",
            "CallSid", "CA1234567890ABCDE");

    assertThat(Signature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", form))
        .isEqualTo("GvWf1cFY/Q7PnoempGyD5oXAezc=");
  }

  @Test
  void aFormSurvivesTheWire() {
    var form = Form.of("To", "+1 555&=é", "Event", "a", "Event", "b", "Empty", "");

    assertThat(Form.parse(form.encode())).isEqualTo(form);
    assertThat(form.all("Event")).containsExactly("a", "b");
    assertThat(form.first("Empty")).isEmpty();
  }
}
