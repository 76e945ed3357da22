package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.call.Progress;
import callmeback.core.call.Progress.Phase;
import callmeback.voice.twilio.RawSocket.Frame;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class RefusedStreamTest extends StreamRig {
  @ParameterizedTest
  @ValueSource(strings = {"", "bm90IG91ciBzaWduYXR1cmU="})
  void aHandshakeWithoutAGenuineSignatureIsForbidden(String signature) throws IOException {
    try (var socket = new RawSocket(house.port, signature)) {
      assertThat(socket.answer()).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void aWrongTokenConnectsNothing() throws Exception {
    refused(start(call.id(), tokens.of(UUID.randomUUID()), SID));
    refused(start(call.id(), "", SID));
    refused(start(UUID.randomUUID(), tokens.of(call.id()), SID));
    refused("{\"event\":\"start\",\"start\":{\"streamSid\":\"MZ1\"}}");
  }

  @Test
  void aCallThatIsUnknownForeignOrOverConnectsNothing() throws Exception {
    var unknown = UUID.randomUUID();
    refused(start(unknown, tokens.of(unknown), SID));
    refused(start(call.id(), tokens.of(call.id()), "CA" + "2".repeat(32)));
    var over = house.call();
    house.calls.report(over, new Progress("CA9", Phase.BUSY, 0, house.clock.instant()));
    refused(start(over.id(), tokens.of(over.id()), "CA9"));
  }

  @Test
  void aCallHasOneStreamOnly() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);

      refused(start(call.id(), tokens.of(call.id()), SID));

      socket.text(media(1, 0));
      Await.until(() -> ear.heard().length, length -> length == 160);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"media\",\"media\":{\"chunk\":\"1\",\"timestamp\":\"0\",\"payload\":\"\"}}",
        "{\"event\":\"mark\",\"mark\":{\"name\":\"1:1\"}}",
        "{\"event\":\"stop\"}",
      })
  void whatComesBeforeTheStartIsRefused(String text) throws Exception {
    refused(text);
  }

  @Test
  void whatIsMalformedClosesTheStream() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);
      socket.text("{\"event\":\"media\",\"media\":{\"payload\":\"?\"}}");
      assertThat(socket.next()).isEqualTo(new Frame(CLOSE, "1007malformed message"));
      ear.await("ended");
    }
  }

  @Test
  void whatIsTooLargeClosesTheStreamEvenInPieces() throws Exception {
    try (var socket = connected()) {
      socket.text("{\"event\":\"" + "x".repeat(65 * 1024) + "\"}");
      assertThat(socket.next()).isEqualTo(new Frame(CLOSE, "1009message too large"));
    }
    try (var socket = connected()) {
      socket.halves("{\"event\":\"" + "x".repeat(65 * 1024) + "\"}");
      assertThat(socket.next()).isEqualTo(new Frame(CLOSE, "1009message too large"));
    }
  }

  @Test
  void whatIsNotTextClosesTheStream() throws Exception {
    try (var socket = connected()) {
      socket.binary(new byte[160]);
      assertThat(socket.next()).isEqualTo(new Frame(CLOSE, "1003text only"));
    }
  }
}
