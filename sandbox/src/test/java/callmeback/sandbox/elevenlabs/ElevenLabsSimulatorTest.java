package callmeback.sandbox.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.client.Socket;
import callmeback.sandbox.client.Socket.Received;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.speech.Utterance;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class ElevenLabsSimulatorTest {
  private static final Speech SPEECH = new Speech();
  private static final String RACHEL = "21m00Tcm4TlvDq8ikWAM";
  private static final String QUERY = "?model_id=eleven_flash_v2_5&output_format=ulaw_8000";
  private static final String MULTI =
      "/v1/text-to-speech/" + RACHEL + "/multi-stream-input" + QUERY;
  private static final String SINGLE = "/v1/text-to-speech/" + RACHEL + "/stream-input" + QUERY;
  private static final String TEXT = "Hello you! It is so good to hear your voice tonight. ";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  private final OkHttpClient client = new OkHttpClient();
  private ElevenLabsSimulator elevenLabs;

  @BeforeEach
  void open() {
    elevenLabs = ElevenLabsSimulator.open(world, 0, "xi-key", SPEECH);
  }

  @AfterEach
  void close() {
    elevenLabs.close();
  }

  @Test
  void aContextSpeaksItsTextInChunksWithTheTimeOfEachCharacter() {
    try (var socket = socket(MULTI + "&auto_mode=true")) {
      socket.send(text("turn-1", " ", "\"voice_settings\":{\"stability\":0.5}"));
      socket.send(text("turn-1", TEXT, "\"flush\":true"));
      var said = expected(TEXT);
      var chunks = chunks(socket, said);

      assertThat(chunks).allMatch(m -> m.path("contextId").asText().equals("turn-1"));
      assertThat(sound(chunks)).isEqualTo(said.mulaw());
      assertThat(chars(chunks)).isEqualTo(TEXT);
      var starts = said.charStartsMs();
      var character = 0;
      var beganMs = 0;
      for (var chunk : chunks) {
        var alignment = chunk.path("alignment");
        for (var i = 0; i < alignment.path("chars").size(); i++) {
          var startMs = beganMs + alignment.path("charStartTimesMs").get(i).asInt();
          assertThat(startMs).isEqualTo(starts[character]);
          assertThat(startMs + alignment.path("charsDurationsMs").get(i).asInt())
              .isEqualTo(starts[++character]);
        }
        beganMs += Base64.getDecoder().decode(chunk.path("audio").asText()).length / 8;
      }
    }
  }

  @Test
  void speechComesAfterTheFirstByteLatencyAndFasterThanItIsHeard() {
    world.latencies().put(Map.of("elevenlabs", Map.of("first_byte_ms", 120)));
    try (var socket = socket(MULTI)) {
      var started = System.nanoTime();
      socket.send(text("a", TEXT, "\"flush\":true"));
      socket.message();
      assertThat((System.nanoTime() - started) / 1_000_000).isGreaterThanOrEqualTo(118L);
      var said = expected(TEXT);
      chunksAfterTheFirst(socket, said);
      assertThat((System.nanoTime() - started) / 1_000_000).isLessThan(said.durationMs());
    }
  }

  @Test
  void aClosedContextSaysNoMore() {
    try (var socket = socket(MULTI + "&auto_mode=true")) {
      socket.send(text("old", TEXT.repeat(4), ""));
      socket.message();
      socket.send("{\"context_id\":\"old\",\"close_context\":true}");
      socket.send(text("new", "Yes? ", "\"flush\":true"));

      var messages = socket.until(m -> m.path("contextId").asText().equals("new"));
      var last = messages.stream().filter(m -> m.path("isFinal").asBoolean()).toList();
      assertThat(last).hasSize(1);
      assertThat(last.getFirst().path("contextId").asText()).isEqualTo("old");
      assertThat(messages.indexOf(last.getFirst())).isEqualTo(messages.size() - 2);
      assertThat(sound(messages).length).isLessThan(expected(TEXT.repeat(4)).length());
    }
  }

  @Test
  void aContextClosedAfterAFlushIsSpokenToItsEnd() {
    try (var socket = socket(MULTI)) {
      socket.send(text("a", TEXT, "\"flush\":true"));
      socket.send("{\"context_id\":\"a\",\"close_context\":true}");

      var messages = socket.until(m -> m.path("isFinal").asBoolean());
      assertThat(sound(messages)).isEqualTo(expected(TEXT).mulaw());
    }
  }

  @Test
  void shortTextWaitsForAFlushUnlessTheModeIsAutomatic() {
    try (var patient = socket(MULTI);
        var automatic = socket(MULTI + "&auto_mode=true")) {
      patient.send(text("a", "Hello you! ", ""));
      automatic.send(text("a", "Hello you! ", ""));

      automatic.message();
      assertThat(patient.isQuiet()).isTrue();
      patient.send("{\"context_id\":\"a\",\"flush\":true}");
      assertThat(sound(chunks(patient, expected("Hello you! "))))
          .isEqualTo(expected("Hello you! ").mulaw());
    }
  }

  @Test
  void longTextIsSpokenWhenTheScheduleSays() {
    try (var usual = socket(MULTI);
        var quick = socket(MULTI)) {
      usual.send(text("a", TEXT, ""));
      usual.send(text("a", TEXT, ""));
      usual.send(text("a", TEXT, ""));
      assertThat(chars(chunks(usual, expected(TEXT.repeat(3))))).isEqualTo(TEXT.repeat(3));

      quick.send(text("a", TEXT, "\"generation_config\":{\"chunk_length_schedule\":[50]}"));
      assertThat(chars(chunks(quick, expected(TEXT)))).isEqualTo(TEXT);
    }
  }

  @Test
  void closingTheSocketEndsEveryContext() {
    try (var socket = socket(MULTI)) {
      socket.send(text("a", "One. ", ""));
      socket.send(text("b", "Two. ", ""));
      socket.send("{\"close_socket\":true}");

      assertThat(socket.untilClosed(1000))
          .extracting(m -> m.path("contextId").asText() + m.path("isFinal").asText())
          .containsExactly("atrue", "btrue");
    }
  }

  @Test
  void aSingleStreamEndsWithEmptyText() {
    try (var socket = socket(SINGLE)) {
      socket.send("{\"text\":\" \",\"voice_settings\":{\"stability\":0.5}}");
      socket.send("{\"text\":\"Hello you! \"}");
      socket.send("{\"text\":\"\"}");

      var messages = socket.untilClosed(1000);
      assertThat(sound(messages)).isEqualTo(expected("Hello you! ").mulaw());
      assertThat(messages.getLast().path("isFinal").asBoolean()).isTrue();
      assertThat(messages).noneMatch(m -> m.has("contextId"));
    }
  }

  @Test
  void aKeyMayComeWithTheFirstMessage() {
    try (var socket = Socket.open(elevenLabs.base() + SINGLE, "X-None", "")) {
      socket.send("{\"text\":\" \",\"xi_api_key\":\"xi-key\"}");
      socket.send("{\"text\":\"Hello. \",\"flush\":true}");
      assertThat(socket.message().path("audio").asText()).isNotEmpty();
    }
    try (var socket = Socket.open(elevenLabs.base() + SINGLE, "X-None", "")) {
      socket.send("{\"text\":\" \"}");
      assertThat(socket.untilClosed(1008))
          .extracting(m -> m.path("error").asText())
          .containsExactly("invalid_api_key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/voices", "/v2/voices", "/v1/voices/" + RACHEL})
  void aWrongKeyIsRefused(String path) throws IOException {
    try (var response = get(path, "other")) {
      assertThat(response.code()).isEqualTo(401);
      assertThat(json(response).at("/detail/status").asText()).isEqualTo("invalid_api_key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SINGLE, MULTI})
  void aWrongKeyIsRefusedAtTheUpgrade(String path) {
    try (var socket = Socket.open(elevenLabs.base() + path, "xi-api-key", "other")) {
      assertThat(socket.next())
          .isInstanceOfSatisfying(
              Received.Refused.class,
              r -> {
                assertThat(r.status()).isEqualTo(401);
                assertThat(r.body()).contains("invalid_api_key");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/text-to-speech/nobody/stream-input?output_format=ulaw_8000, voice_id_does_not_exist",
    "/v1/text-to-speech/" + RACHEL + "/stream-input?output_format=mp3_44100, invalid_request",
    SINGLE + "&model_id=eleven_v3, invalid_request",
    SINGLE + "&inactivity_timeout=200, invalid_request",
    SINGLE + "&auto_mode=maybe, invalid_request",
    SINGLE + "&volume=11, invalid_request",
  })
  void aSocketAskedForWronglyIsClosed(String path, String error) {
    try (var socket =
        socket(path.replace(QUERY + "&model_id", "?output_format=ulaw_8000&model_id"))) {
      assertThat(socket.untilClosed(1008))
          .extracting(m -> m.path("error").asText())
          .containsExactly(error);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"Hi \"} | {\"text\":\"you \",\"voice_settings\":{}} | invalid_voice_settings",
        "{\"text\":\" \",\"generation_config\":{\"chunk_length_schedule\":[10]}} | {} | invalid_generation_config",
        "{\"text\":\" \"} | not json | invalid_message",
      })
  void aMessageAgainstTheRulesClosesTheSocket(String first, String second, String error) {
    try (var socket = socket(SINGLE)) {
      socket.send(first);
      socket.send(second);
      assertThat(socket.untilClosed(1008))
          .extracting(m -> m.path("error").asText())
          .containsExactly(error);
    }
  }

  @Test
  void aSixthContextIsOneTooMany() {
    try (var socket = socket(MULTI)) {
      for (var n = 1; n <= 6; n++) {
        socket.send(text("context-" + n, " ", ""));
      }
      assertThat(socket.untilClosed(1008))
          .extracting(m -> m.path("error").asText())
          .containsExactly("max_contexts_exceeded");
    }
  }

  @Test
  void aSocketWithoutInputTimesOut() {
    try (var socket = socket(MULTI + "&inactivity_timeout=1")) {
      assertThat(socket.untilClosed(1008))
          .extracting(m -> m.path("error").asText())
          .containsExactly("input_timeout_exceeded");
    }
  }

  @Test
  void speaksOverHttpToo() throws IOException {
    var path = "/v1/text-to-speech/" + RACHEL + "/stream";
    try (var response = post(path + QUERY, "{\"text\":\"" + TEXT + "\"}")) {
      assertThat(response.header("Content-Type")).isEqualTo("audio/basic");
      assertThat(response.body().bytes()).isEqualTo(expected(TEXT).mulaw());
    }
    try (var response = post(path + "/with-timestamps" + QUERY, "{\"text\":\"" + TEXT + "\"}")) {
      var sound = new ByteArrayOutputStream();
      var text = new StringBuilder();
      for (var line : response.body().string().split("\n")) {
        var json = JSON.readTree(line);
        sound.writeBytes(Base64.getDecoder().decode(json.path("audio_base64").asText()));
        json.at("/alignment/characters").forEach(c -> text.append(c.asText()));
        assertThat(json.at("/alignment/character_start_times_seconds"))
            .hasSameSizeAs(json.at("/alignment/characters"));
      }
      assertThat(sound.toByteArray()).isEqualTo(expected(TEXT).mulaw());
      assertThat(text).hasToString(TEXT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody | ?output_format=ulaw_8000 | {\"text\":\"hi\"} | 404",
        RACHEL + " | ?output_format=mp3_44100_128 | {\"text\":\"hi\"} | 400",
        RACHEL + " | ?output_format=ulaw_8000 | {\"text\":\"hi\",\"model_id\":\"eleven_v9\"} | 400",
        RACHEL + " | ?output_format=ulaw_8000 | {} | 422",
        RACHEL + " | ?output_format=ulaw_8000 | hi | 422",
      })
  void aWrongRequestIsRefused(String voice, String query, String body, int status)
      throws IOException {
    try (var response = post("/v1/text-to-speech/" + voice + "/stream" + query, body)) {
      assertThat(response.code()).isEqualTo(status);
      assertThat(json(response).has("detail")).isTrue();
    }
  }

  @Test
  void listsItsVoicesAndPlaysAPreviewOfEach() throws IOException {
    try (var all = get("/v1/voices", "xi-key");
        var search = get("/v2/voices?search=rach", "xi-key");
        var one = get("/v1/voices/" + RACHEL, "xi-key");
        var none = get("/v1/voices/nobody", "xi-key")) {
      assertThat(json(all).path("voices").findValuesAsText("name"))
          .contains("Rachel", "Adam", "Bella", "Emily", "Grace");
      assertThat(json(search).path("total_count").asInt()).isEqualTo(1);
      assertThat(none.code()).isEqualTo(404);
      var preview = json(one).path("preview_url").asText();
      try (var audio = client.newCall(new Request.Builder().url(preview).build()).execute()) {
        var bytes = audio.body().bytes();
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(bytes).hasSizeGreaterThan(10_000);
      }
    }
  }

  private Socket socket(String path) {
    return Socket.open(elevenLabs.base() + path, "xi-api-key", "xi-key");
  }

  private static String text(String context, String text, String more) {
    return "{\"context_id\":\"%s\",\"text\":\"%s\"%s}"
        .formatted(context, text, more.isEmpty() ? "" : "," + more);
  }

  private static Utterance expected(String text) {
    return SPEECH.say(text, Timbre.of(RACHEL));
  }

  private static List<JsonNode> chunks(Socket socket, Utterance said) {
    var bytes = new int[1];
    return socket.until(m -> (bytes[0] += audio(m).length) >= said.length());
  }

  private static void chunksAfterTheFirst(Socket socket, Utterance said) {
    var bytes = new int[] {2_400};
    socket.until(m -> (bytes[0] += audio(m).length) >= said.length());
  }

  private static byte[] audio(JsonNode message) {
    return Base64.getDecoder().decode(message.path("audio").asText("").replace("null", ""));
  }

  private static byte[] sound(List<JsonNode> messages) {
    var sound = new ByteArrayOutputStream();
    messages.forEach(m -> sound.writeBytes(audio(m)));
    return sound.toByteArray();
  }

  private static String chars(List<JsonNode> messages) {
    return messages.stream()
        .flatMap(m -> m.at("/alignment/chars").valueStream())
        .map(JsonNode::asText)
        .collect(Collectors.joining());
  }

  private Response get(String path, String key) throws IOException {
    var request = new Request.Builder().url(elevenLabs.base() + path).header("xi-api-key", key);
    return client.newCall(request.build()).execute();
  }

  private Response post(String path, String body) throws IOException {
    var request =
        new Request.Builder()
            .url(elevenLabs.base() + path)
            .header("xi-api-key", "xi-key")
            .post(RequestBody.create(body, MediaType.get("application/json")));
    return client.newCall(request.build()).execute();
  }

  private static JsonNode json(Response response) throws IOException {
    return JSON.readTree(response.body().string());
  }
}
