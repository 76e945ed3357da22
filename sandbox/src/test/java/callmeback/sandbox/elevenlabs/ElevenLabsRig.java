package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.client.Socket;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.speech.Utterance;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The simulated ElevenLabs, and what its clients do with it.
abstract class ElevenLabsRig {
  static final Speech SPEECH = new Speech();
  static final String RACHEL = "21m00Tcm4TlvDq8ikWAM";
  static final String QUERY = "?model_id=eleven_flash_v2_5&output_format=ulaw_8000";
  static final String MULTI = "/v1/text-to-speech/" + RACHEL + "/multi-stream-input" + QUERY;
  static final String SINGLE = "/v1/text-to-speech/" + RACHEL + "/stream-input" + QUERY;
  static final String TEXT = "Hello you! It is so good to hear your voice tonight. ";
  static final ObjectMapper JSON = new ObjectMapper();

  final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  final OkHttpClient client = new OkHttpClient();
  ElevenLabsSimulator elevenLabs;

  @BeforeEach
  void open() {
    elevenLabs = ElevenLabsSimulator.open(world, 0, "xi-key", SPEECH);
  }

  @AfterEach
  void close() {
    elevenLabs.close();
  }

  Socket socket(String path) {
    return Socket.open(elevenLabs.base() + path, "xi-api-key", "xi-key");
  }

  static String text(String context, String text, String more) {
    return "{\"context_id\":\"%s\",\"text\":\"%s\"%s}"
        .formatted(context, text, more.isEmpty() ? "" : "," + more);
  }

  static Utterance expected(String text) {
    return SPEECH.say(text, Timbre.of(RACHEL));
  }

  static List<JsonNode> chunks(Socket socket, Utterance said) {
    var bytes = new int[1];
    return socket.until(m -> (bytes[0] += audio(m).length) >= said.length());
  }

  static void chunksAfterTheFirst(Socket socket, Utterance said) {
    var bytes = new int[] {2_400};
    socket.until(m -> (bytes[0] += audio(m).length) >= said.length());
  }

  static byte[] audio(JsonNode message) {
    return Base64.getDecoder().decode(message.path("audio").asText("").replace("null", ""));
  }

  static byte[] sound(List<JsonNode> messages) {
    var sound = new ByteArrayOutputStream();
    messages.forEach(m -> sound.writeBytes(audio(m)));
    return sound.toByteArray();
  }

  static String chars(List<JsonNode> messages) {
    return messages.stream()
        .flatMap(m -> m.at("/alignment/chars").valueStream())
        .map(JsonNode::asText)
        .collect(Collectors.joining());
  }

  Response get(String path, String key) throws IOException {
    var request = new Request.Builder().url(elevenLabs.base() + path).header("xi-api-key", key);
    return client.newCall(request.build()).execute();
  }

  Response post(String path, String body) throws IOException {
    var request =
        new Request.Builder()
            .url(elevenLabs.base() + path)
            .header("xi-api-key", "xi-key")
            .post(RequestBody.create(body, MediaType.get("application/json")));
    return client.newCall(request.build()).execute();
  }

  static JsonNode json(Response response) throws IOException {
    return JSON.readTree(response.body().string());
  }
}
