package callmeback.sandbox.deepgram;

import callmeback.sandbox.client.Socket;
import callmeback.sandbox.speech.MuLaw;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The simulated Deepgram, and what its clients do with it.
abstract class DeepgramRig {
  static final Speech SPEECH = new Speech();
  static final String PHONE = "encoding=mulaw&sample_rate=8000";
  static final String FLUX = "/v2/listen?model=flux-general-en&" + PHONE;
  static final String NOVA = "/v1/listen?model=nova-3&" + PHONE;
  static final String STORY = "Tell me a story about the sea.";

  final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  DeepgramSimulator deepgram;

  @BeforeEach
  void open() {
    deepgram = DeepgramSimulator.open(world, 0, "dg-key", SPEECH, Duration.ofMillis(400));
  }

  @AfterEach
  void close() {
    deepgram.close();
  }

  Socket socket(String path) {
    return Socket.open(deepgram.base() + path, "Authorization", "Token dg-key");
  }

  static void speak(Socket socket, int silenceMs, String text, int thenMs) {
    socket.send(MuLaw.silence(silenceMs + 1));
    var sound = SPEECH.say(text, Timbre.CALLER).mulaw();
    for (var at = 0; at < sound.length; at += 640) {
      socket.send(Arrays.copyOfRange(sound, at, Math.min(at + 640, sound.length)));
    }
    socket.send(MuLaw.silence(thenMs));
  }

  static byte[] linear(byte[] mulaw) {
    var samples = ByteBuffer.allocate(2 * mulaw.length).order(ByteOrder.LITTLE_ENDIAN);
    for (var b : mulaw) {
      samples.putShort(MuLaw.decode(b));
    }
    return samples.array();
  }

  static JsonNode end(Socket socket) {
    return socket.until(m -> event(m).equals("EndOfTurn")).getLast();
  }

  static String event(JsonNode message) {
    return message.path("event").asText();
  }

  static String said(JsonNode results) {
    return results.at("/channel/alternatives/0/transcript").asText();
  }

  static double pauseBefore(JsonNode end) {
    var words = end.path("words");
    return end.path("audio_window_end").asDouble()
        - words.get(words.size() - 1).path("end").asDouble();
  }
}
