package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import callmeback.voice.twilio.StreamMessage.Mark;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

@Tag("unit")
final class StreamMessagePropertyTest {

  @Property(tries = 500)
  void anyTextIsReadOrCleanlyRefused(
      @ForAll @Chars({'{', '}', '[', ']', '"', ':', ',', 'e', '1', ' '}) @StringLength(max = 30)
          String text) {
    assertThatCode(() -> readOrRefuse("{\"event\":\"media\",\"media\":" + text))
        .doesNotThrowAnyException();
  }

  @Property(tries = 300)
  void aMarkComesBackAsItWasWritten(@ForAll @Chars({'a', '"', '\\', '\n', 'é'}) String name)
      throws IOException {
    assertThat(StreamMessageReader.read(new StreamMessageWriter("MZ1").mark(name)))
        .isEqualTo(new Mark(name));
  }

  private static void readOrRefuse(String text) {
    try {
      assertThat(StreamMessageReader.read(text)).isNotNull();
    } catch (IOException refused) {
      assertThat(refused).isNotNull();
    }
  }
}
