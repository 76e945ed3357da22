package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class TwimlTest {

  @Test
  void aConversationIsOpenedStreamedAndHungUp() {
    var parameters = new LinkedHashMap<>(Map.of("call", "5f0c3f0e"));
    parameters.put("token", "a\"b<c>&'");

    assertThat(Twiml.converse("Hi <you> & \"me\"…", "wss://voice.example/s?a=1&b=2", parameters))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                + "<Say>Hi &lt;you&gt; &amp; \"me\"…</Say>"
                + "<Connect><Stream url=\"wss://voice.example/s?a=1&amp;b=2\">"
                + "<Parameter name=\"call\" value=\"5f0c3f0e\"/>"
                + "<Parameter name=\"token\" value=\"a&quot;b&lt;c&gt;&amp;'\"/>"
                + "</Stream></Connect><Hangup/></Response>");
  }

  @Test
  void aHangUpIsNothingElse() {
    assertThat(Twiml.hangUp())
        .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup/></Response>");
  }
}
