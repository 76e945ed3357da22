package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class TwimlTest {

  @Test
  void everyKnownVerbIsRead() throws TwimlException {
    var verbs =
        Twiml.parse(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <!-- greeting -->
              <Say voice="alice">Hello &amp; welcome</Say>
              <Pause/><Pause length="3"/>
              <Play>https://example.com/a.mp3</Play>
              <Connect>
                <Stream url="wss://example.com/stream?gone=1">
                  <Parameter name="t" value="token"/>
                </Stream>
              </Connect>
              <Redirect method="GET">/after/1</Redirect>
              <Hangup/><Reject reason="busy"/>
            </Response>\
            """);

    assertThat(verbs)
        .containsExactly(
            new Verb.Say("Hello & welcome"),
            new Verb.Pause(Duration.ofSeconds(1)),
            new Verb.Pause(Duration.ofSeconds(3)),
            new Verb.Play("https://example.com/a.mp3"),
            new Verb.Connect(URI.create("wss://example.com/stream"), Map.of("t", "token")),
            new Verb.Redirect("/after/1", "GET"),
            new Verb.Hangup(),
            new Verb.Reject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<Response>",
        "<response/>",
        "<Response><Dial>1</Dial></Response>",
        "<Response>words</Response>",
        "<Response><Pause length=\"soon\"/></Response>",
        "<Response><Connect/></Response>",
        "<Response><Connect><Stream url=\"wss://a.b/c\"><Other/></Stream></Connect></Response>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Response><Say>&e;</Say></Response>"
      })
  void whatIsNotTwimlIsRefusedWith12100(String document) {
    assertThatExceptionOfType(TwimlException.class)
        .isThrownBy(() -> Twiml.parse(document))
        .returns(12100, TwimlException::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.b/c", "ws://example.com/c", "/stream", "", "wss://a b"})
  void aStreamNeedsAWssAddress(String url) {
    assertThatExceptionOfType(TwimlException.class)
        .isThrownBy(() ->
            Twiml.parse("<Response><Connect><Stream url=\"" + url + "\"/></Connect></Response>"))
        .returns(31923, TwimlException::code);
  }

  @Test
  void aPlainSocketIsAllowedOnThisMachine() throws TwimlException {
    var document =
        "<Response><Connect><Stream url=\"ws://127.0.0.1:3001/s\"/></Connect></Response>";

    assertThat(Twiml.parse(document))
        .containsExactly(new Verb.Connect(URI.create("ws://127.0.0.1:3001/s"), Map.of()));
  }
}
