package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import callmeback.core.call.Call;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A house on a telephone line, and a telephone company that says what it likes.
abstract class StreamRig {
  static final String SID = "CA" + "1".repeat(32);
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PONG = 10;

  final StreamTokens tokens = new StreamTokens(new Secret(House.KEY));
  House house;
  Call call;

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

  RawSocket connected() throws IOException {
    var signature =
        new Hmac("HmacSHA1", new Secret(House.KEY), Base64.getEncoder()).of(house.socketUrl());
    var socket = new RawSocket(house.port, signature);
    assertThat(socket.answer()).startsWith("HTTP/1.1 101");
    return socket;
  }

  Ear join(RawSocket socket) throws Exception {
    socket.text(start(call.id(), tokens.of(call.id()), SID));
    return house.ear();
  }

  void refused(String text) throws IOException {
    try (var socket = connected()) {
      socket.text(text);
      var frame = socket.next();
      assertThat(frame.opcode()).isEqualTo(CLOSE);
      assertThat(frame.text()).startsWith("1008");
      assertThat(house.connected()).isFalse();
    }
  }

  static boolean ended(RawSocket socket) {
    try {
      return socket.ended();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String start(UUID callId, String token, String sid) {
    return """
    {"event":"start","sequenceNumber":"1","streamSid":"MZ1","start":{"streamSid":"MZ1",
     "callSid":"%s","customParameters":{"call":"%s","token":"%s"}}}\
    """
        .formatted(sid, callId, token);
  }

  static String media(int chunk, int timestamp) {
    var payload = Base64.getEncoder().encodeToString(new byte[160]);
    return """
    {"event":"media","streamSid":"MZ1",
     "media":{"track":"inbound","chunk":"%d","timestamp":"%d","payload":"%s"}}\
    """
        .formatted(chunk, timestamp, payload);
  }
}
