package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.voice.twilio.StreamMessage.Media;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class StreamMessageTest {

  @Test
  void aStartIsReadWithItsParameters() throws IOException {
    var start =
        StreamMessageReader.read(
            """
            {"event":"start","sequenceNumber":"1","start":{"accountSid":"AC1","streamSid":"MZ1",
             "callSid":"CA1","tracks":["inbound"],
             "mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},
             "customParameters":{"call":"c","token":"t"}},"streamSid":"MZ1"}\
            """);

    assertThat(start)
        .isEqualTo(new StreamMessage.Start("MZ1", "CA1", Map.of("call", "c", "token", "t")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"event":"media","sequenceNumber":"4","streamSid":"MZ1",
         "media":{"track":"inbound","chunk":"2","timestamp":"45","payload":"/38A"}}\
        """,
        """
        {"media":{"payload":"/38A","timestamp":45,"chunk":2,"new":{"a":[1,{"b":2}]}},
         "more":[[1],2],"event":"media"}\
        """,
      })
  void mediaIsReadWhateverTheOrderOfItsFields(String text) throws IOException {
    assertThat(StreamMessageReader.read(text))
        .isInstanceOfSatisfying(
            Media.class,
            media -> {
              assertThat(media.track()).isEqualTo("inbound");
              assertThat(media.chunk()).isEqualTo(2);
              assertThat(media.timestamp()).isEqualTo(45);
              assertThat(media.payload()).containsExactly(0xFF, 0x7F, 0);
            });
  }

  @Test
  void theOtherEventsAreRead() throws IOException {
    assertThat(StreamMessageReader.read("{\"event\":\"connected\",\"protocol\":\"Call\"}"))
        .isEqualTo(new StreamMessage.Connected());
    assertThat(StreamMessageReader.read("{\"event\":\"mark\",\"mark\":{\"name\":\"3:1\"}}"))
        .isEqualTo(new StreamMessage.Mark("3:1"));
    assertThat(
            StreamMessageReader.read(
                "{\"event\":\"dtmf\",\"dtmf\":{\"track\":\"inbound_track\",\"digit\":\"#\"}}"))
        .isEqualTo(new StreamMessage.Pressed('#'));
    assertThat(StreamMessageReader.read("{\"event\":\"stop\",\"stop\":{\"callSid\":\"CA1\"}}"))
        .isEqualTo(new StreamMessage.Stop());
    assertThat(StreamMessageReader.read("{\"event\":\"weather\",\"weather\":[1]}"))
        .isEqualTo(new StreamMessage.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "null",
        "[]",
        "\"media\"",
        "{}",
        "{\"event\":1.5}",
        "{\"event\":null}",
        "{\"event\":{}}",
        "{\"event\":\"stop\"",
        "{\"event\":\"stop\"}}",
        "{\"event\":\"stop\"} {\"event\":\"stop\"}",
        "{\"event\":\"start\"}",
        "{\"event\":\"start\",\"start\":\"MZ1\"}",
        "{\"event\":\"start\",\"streamSid\":\"a b\",\"start\":{}}",
        "{\"event\":\"start\",\"streamSid\":\"MZ1\",\"start\":{\"customParameters\":[]}}",
        "{\"event\":\"start\",\"streamSid\":\"M\",\"start\":{\"customParameters\":{\"a\":{}}}}",
        "{\"event\":\"media\"}",
        "{\"event\":\"media\",\"media\":[]}",
        "{\"event\":\"media\",\"media\":{}}",
        "{\"event\":\"media\",\"media\":{\"chunk\":\"1\",\"timestamp\":\"1\"}}",
        "{\"event\":\"media\",\"media\":{\"chunk\":\"1\",\"timestamp\":\"1\",\"payload\":7}}",
        "{\"event\":\"media\",\"media\":{\"chunk\":\"1\",\"timestamp\":\"1\",\"payload\":\"%%\"}}",
        "{\"event\":\"media\",\"media\":{\"chunk\":\"-1\",\"timestamp\":\"1\",\"payload\":\"\"}}",
        "{\"event\":\"media\",\"media\":{\"chunk\":\"1\",\"timestamp\":\"9999999999999999\"}}",
        "{\"event\":\"mark\"}",
        "{\"event\":\"mark\",\"mark\":{\"name\":[]}}",
        "{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"12\"}}",
        "{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"A\"}}",
        "{\"a\":[[[[[[[[[[[[1]]]]]]]]]]]],\"event\":\"stop\"}",
      })
  void whatIsNoMessageIsRefused(String text) {
    assertThatThrownBy(() -> StreamMessageReader.read(text)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsWrittenIsEscaped() {
    var writer = new StreamMessageWriter("MZ1");

    assertThat(writer.media(new byte[] {(byte) 0xFF, 0x7F, 0}))
        .isEqualTo("{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"/38A\"}}");
    assertThat(writer.mark("a\"b\n"))
        .isEqualTo("{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"a\\\"b\\n\"}}");
    assertThat(writer.clear()).isEqualTo("{\"event\":\"clear\",\"streamSid\":\"MZ1\"}");
  }
}
