package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.twilio.RawSocket.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
class MediaStreamTest extends StreamRig {
  @Test
  void getStreamCarriesSoundMarksAndKeysToUs() throws Exception {
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
    }
  }

  @Test
  void aStreamCarriesSoundMarksAndClearsFromUs() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);
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
    }
  }

  @Test
  void nothingIsSaidOnALineThatWeClosed() throws Exception {
    try (var socket = connected()) {
      var ear = join(socket);
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
}
