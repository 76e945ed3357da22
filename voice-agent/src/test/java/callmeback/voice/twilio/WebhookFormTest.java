package callmeback.voice.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.InvalidValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class WebhookFormTest {

  @Test
  void everyValueOfARepeatedFieldIsSigned() {
    var form = WebhookForm.parse("b=2&a=z&b=1&a=y&a=y&c");

    assertThat(form.signedText()).isEqualTo("ayazb1b2c");
    assertThat(form.first("b")).contains("1");
    assertThat(form.first("c")).contains("");
    assertThat(form.first("d")).isEmpty();
  }

  @Test
  void namesAndValuesAreDecoded() {
    assertThat(WebhookForm.parse("Fr%6Fm=%2B1+555&City=Z%C3%BCrich").signedText())
        .isEqualTo("CityZürichFrom+1 555");
    assertThat(WebhookForm.parse("").signedText()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "%1=a"})
  void whatIsNoFormIsRefused(String body) {
    assertThatThrownBy(() -> WebhookForm.parse(body)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void aFormHasBounds() throws IOException {
    assertThat(read("a=" + "x".repeat(32 * 1024 - 2)).first("a")).isPresent();
    assertThatThrownBy(() -> read("a=" + "x".repeat(32 * 1024 - 1)))
        .isInstanceOf(InvalidValue.class);
    assertThat(WebhookForm.parse("a=1&".repeat(199) + "b=1").first("b")).isPresent();
    assertThatThrownBy(() -> WebhookForm.parse("a=1&".repeat(200) + "b=1"))
        .isInstanceOf(InvalidValue.class);
  }

  private static WebhookForm read(String body) throws IOException {
    return WebhookForm.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }
}
