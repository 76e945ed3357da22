package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import callmeback.core.call.Call;
import callmeback.core.call.Progress;
import callmeback.core.call.Progress.Phase;
import callmeback.voice.twilio.RawSocket.Frame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
final class MediaStreamTest {
  private static final String SID = "CA" + "1".repeat(32);
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PONG = 10;

  private final StreamTokens tokens = new StreamTokens(new Secret(House.KEY));
  private House house;
  private Call call;

  @BeforeEach
  void open() {
    house = new House(URI.create("http://127.0.0.1:1"));
    call = house.call();
    house.books.dialled(call.id(), SID);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bm90IG91ciBzaWduYXR1cmU="})
  void aHandshakeWithoutAGenuineSignatureIsForbidden(String signature) throws IOException {
    try (var socket = new RawSocket(house.port, signature)) {
      assertThat(socket.answer()).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void aStreamCarriesSoundMarksAndKeys() throws Exception {
    try (var socket = connected()) {
      socket.text("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
      socket.text(start(call.id(), tokens.of(call.id()), SID));
      var ear = house.ear();

      socket.text(media(1, 0));
      socket.halves(media(2, 20));
      socket.text("{\"event\":\"weather\",\"weather\":\"fine\"}");
      socket.text("{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"5\"}}");
      socket.text("{\"event\":\"mark\",\"mark\":{\"name\":\"1:1\"}}");
      ear.await("mark 1:1");
      assertThat(ear.callId).isEqualTo(call.id());
      assertThat(ear.heard()).hasSize(320);
      assertThat(ear.events).containsExactly("key 5", "mark 1:1");

      ear.line.play(new byte[480]);
      ear.line.mark("2:1");
      assertThat(socket.next().text()).contains("\"event\":\"media\"", "\"streamSid\":\"MZ1\"");
      assertThat(socket.next())
          .isEqualTo(
              new Frame(
                  TEXT, "{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"2:1\"}}"));
      ear.line.clear();
      assertThat(socket.next().text()).isEqualTo("{\"event\":\"clear\",\"streamSid\":\"MZ1\"}");
      socket.ping("hello");
      assertThat(socket.next()).isEqualTo(new Frame(PONG, "hello"));

      ear.line.close();
      assertThat(socket.next()).isEqualTo(new Frame(CLOSE, "1000"));
      socket.sayGoodbye();
      ear.await("ended");
      ear.line.play(new byte[480]);
      ear.line.mark("3:1");
      ear.line.clear();
      ear.line.close();
      assertThat(socket.ended()).isTrue();
      assertThat(ear.events.stream().filter("ended"::equals)).hasSize(1);
    }
  }

  @Test
  void aGoodbyeIsAnsweredAndEndsTheCallOnce() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);

      socket.sayGoodbye();

      assertThat(socket.next().opcode()).isEqualTo(CLOSE);
      ear.await("ended");
      assertThat(socket.ended()).isTrue();
      assertThat(ear.events).containsExactly("ended");
    }
  }

  @Test
  void aStopEndsTheCallAndClosesTheStream() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);

      socket.text("{\"event\":\"stop\",\"stop\":{}}");
      socket.text(media(1, 0));

      ear.await("ended");
      assertThat(socket.next()).isEqualTo(new Frame(CLOSE, "1000"));
      assertThat(ear.heard()).isEmpty();
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

  @Test
  void aSocketThatIsKilledEndsTheCallAfterThreeSeconds() throws Exception {
    var socket = connected();
    var ear = join(socket);
    socket.text(media(1, 0));
    Await.until(() -> ear.heard().length, length -> length == 160);
    var start = System.nanoTime();

    socket.kill();

    ear.await("ended");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
  }

  @Test
  void aLineThatFallsSilentIsCutAndLetGo() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);

      ear.await("ended");

      Await.until(() -> ended(socket), ended -> ended);
      assertThat(ear.events).containsExactly("ended");
    }
  }

  @Test
  void aSocketThatNeverSaysWhichCallItIsIsCut() throws Exception {
    try (var socket = connected()) {
      var start = System.nanoTime();

      assertThat(ended(socket)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
      assertThat(house.connected()).isFalse();
    }
  }

  @Test
  void aPeerThatTakesNothingIsGivenUp() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);
      for (int i = 0; i < 40_000 && ear.events.isEmpty(); i++) {
        ear.line.play(new byte[3200]);
        if (i % 100 == 0) {
          socket.text(media(i + 1, i));
        }
      }

      ear.await("ended");
    }
  }

  private RawSocket connected() throws IOException {
    var signature =
        new Hmac("HmacSHA1", new Secret(House.KEY), Base64.getEncoder()).of(house.socketUrl());
    var socket = new RawSocket(house.port, signature);
    assertThat(socket.answer()).startsWith("HTTP/1.1 101");
    return socket;
  }

  private Ear join(RawSocket socket) throws Exception {
    socket.text(start(call.id(), tokens.of(call.id()), SID));
    return house.ear();
  }

  private void refused(String text) throws IOException {
    try (var socket = connected()) {
      socket.text(text);
      var frame = socket.next();
      assertThat(frame.opcode()).isEqualTo(CLOSE);
      assertThat(frame.text()).startsWith("1008");
      assertThat(house.connected()).isFalse();
    }
  }

  private static boolean ended(RawSocket socket) {
    try {
      return socket.ended();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String start(UUID callId, String token, String sid) {
    return """
    {"event":"start","sequenceNumber":"1","streamSid":"MZ1","start":{"streamSid":"MZ1",
     "callSid":"%s","customParameters":{"call":"%s","token":"%s"}}}\
    """
        .formatted(sid, callId, token);
  }

  private static String media(int chunk, int timestamp) {
    var payload = Base64.getEncoder().encodeToString(new byte[160]);
    return """
    {"event":"media","streamSid":"MZ1",
     "media":{"track":"inbound","chunk":"%d","timestamp":"%d","payload":"%s"}}\
    """
        .formatted(chunk, timestamp, payload);
  }
}
