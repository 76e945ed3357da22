package callmeback.sandbox.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import callmeback.sandbox.client.Socket;
import callmeback.sandbox.client.Socket.Received;
import callmeback.sandbox.speech.Ear;
import callmeback.sandbox.speech.MuLaw;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class DeepgramSimulatorTest {
  private static final Speech SPEECH = new Speech();
  private static final String PHONE = "encoding=mulaw&sample_rate=8000";
  private static final String FLUX = "/v2/listen?model=flux-general-en&" + PHONE;
  private static final String NOVA = "/v1/listen?model=nova-3&" + PHONE;
  private static final String STORY = "Tell me a story about the sea.";

  private final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  private DeepgramSimulator deepgram;

  @BeforeEach
  void open() {
    deepgram = DeepgramSimulator.open(world, 0, "dg-key", SPEECH, Duration.ofMillis(400));
  }

  @AfterEach
  void close() {
    deepgram.close();
  }

  @Test
  void fluxTellsATurnFromItsFirstWordToItsEnd() {
    try (var socket = socket(FLUX)) {
      assertThat(socket.message().path("type").asText()).isEqualTo("Connected");
      speak(socket, 400, STORY, 600);

      var turn = socket.until(m -> event(m).equals("EndOfTurn"));
      assertThat(turn.stream().map(DeepgramSimulatorTest::event).distinct())
          .containsExactly("Update", "StartOfTurn", "EndOfTurn");
      assertThat(turn).extracting(m -> m.path("sequence_id").asInt()).isSorted().startsWith(1);
      var start =
          turn.stream().filter(m -> event(m).equals("StartOfTurn")).findFirst().orElseThrow();
      assertThat(start.path("transcript").asText()).isEqualTo("Tell");
      var end = turn.getLast();
      assertThat(end.path("transcript").asText()).isEqualTo(STORY);
      assertThat(end.path("words")).hasSize(7);
      assertThat(end.path("end_of_turn_confidence").asDouble()).isGreaterThanOrEqualTo(0.7);
      assertThat(end.path("trigger").asText()).isEqualTo("model");
      assertThat(end.path("turn_index").asInt()).isZero();
      assertThat(pauseBefore(end)).isBetween(0.26, 0.28);
    }
  }

  @Test
  void fluxUpdatesEveryQuarterOfASecondOfAudio() {
    try (var socket = socket(FLUX)) {
      socket.message();
      socket.send(MuLaw.silence(2_000));
      for (var n = 1; n <= 7; n++) {
        var update = socket.message();
        assertThat(event(update)).isEqualTo("Update");
        assertThat(update.path("audio_window_end").asDouble()).isBetween(n * 0.25, n * 0.27);
      }
    }
  }

  @Test
  void fluxCountsTurns() {
    try (var socket = socket(FLUX)) {
      speak(socket, 100, STORY, 600);
      speak(socket, 0, "Stop.", 600);

      var ends = List.of(end(socket), end(socket));
      assertThat(ends)
          .extracting(m -> m.path("turn_index").asInt(), m -> m.path("transcript").asText())
          .containsExactly(tuple(0, STORY), tuple(1, "Stop."));
      assertThat(ends.get(1).path("audio_window_start"))
          .isEqualTo(ends.get(0).path("audio_window_end"));
    }
  }

  @Test
  void fluxIsEagerAndTakesItBackWhenTheSpeakerGoesOn() {
    try (var socket = socket(FLUX + "&eager_eot_threshold=0.4")) {
      speak(socket, 100, "I am fine.", 90);
      speak(socket, 0, "But a little lonely.", 600);

      var events = socket.until(m -> event(m).equals("EndOfTurn"));
      var changes = events.stream().filter(m -> !m.path("event").asText("Update").equals("Update"));
      assertThat(changes.map(m -> event(m) + ": " + m.path("transcript").asText()))
          .containsExactly(
              "StartOfTurn: I",
              "EagerEndOfTurn: I am fine.",
              "TurnResumed: I am fine. But",
              "EagerEndOfTurn: I am fine. But a little lonely.",
              "EndOfTurn: I am fine. But a little lonely.");
    }
  }

  @Test
  void fluxWaitsLongerForASpeakerWhoBrokeOff() {
    try (var socket = socket(FLUX)) {
      var said = SPEECH.say(STORY, Timbre.CALLER);
      socket.send(said.mulaw(0, said.words().get(4).endMs() * 8));
      socket.send(MuLaw.silence(1_000));

      var end = end(socket);
      assertThat(end.path("transcript").asText()).isEqualTo("Tell me a story about");
      assertThat(pauseBefore(end)).isBetween(0.77, 0.82);
    }
  }

  @Test
  void fluxHearsAnUnknownVoiceAsATurn() {
    try (var socket = socket(FLUX)) {
      socket.send(new Speech().say("nobody here knows this", Timbre.of("x")).mulaw());
      socket.send(MuLaw.silence(1_000));

      assertThat(end(socket).path("transcript").asText()).isEqualTo(Ear.UNRECOGNISED);
    }
  }

  @Test
  void fluxHearsLinearSoundToo() {
    try (var socket =
        socket("/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=8000")) {
      var linear = linear(SPEECH.say(STORY, Timbre.CALLER).mulaw());
      socket.send(Arrays.copyOf(linear, 1_001));
      socket.send(Arrays.copyOfRange(linear, 1_001, linear.length));
      socket.send(linear(MuLaw.silence(600)));

      assertThat(end(socket).path("transcript").asText()).isEqualTo(STORY);
    }
  }

  @Test
  void aClientMayEndTheTurnItself() {
    try (var socket = socket(FLUX + "&eot_threshold=1.0")) {
      speak(socket, 100, "Stop.", 900);
      socket.send("{\"type\":\"ForceEndTurn\"}");
      socket.send("{\"type\":\"ForceEndTurn\"}");
      socket.send("{\"type\":\"CloseStream\"}");

      var all = socket.untilClosed(1000);
      assertThat(all).filteredOn(m -> event(m).equals("EndOfTurn")).hasSize(1);
      assertThat(all.getLast().path("trigger").asText()).isEqualTo("manual");
    }
  }

  @Test
  void aTurnEndsWhenItsTimeIsUp() {
    try (var socket = socket(FLUX + "&eot_threshold=1.0&eot_timeout_ms=500")) {
      speak(socket, 100, "Stop.", 900);

      var end = end(socket);
      assertThat(end.path("trigger").asText()).isEqualTo("timeout");
      assertThat(pauseBefore(end)).isBetween(0.5, 0.52);
    }
  }

  @Test
  void fluxIsReconfiguredInTheStream() {
    try (var socket = socket(FLUX)) {
      socket.message();
      socket.send(
          "{\"type\":\"Configure\",\"thresholds\":{\"eot_threshold\":0.9},\"keyterms\":[\"sea\"]}");
      var success = socket.message();
      assertThat(success.path("type").asText()).isEqualTo("ConfigureSuccess");
      assertThat(success.at("/thresholds/eot_threshold").asDouble()).isEqualTo(0.9);
      assertThat(success.at("/thresholds/eot_timeout_ms").asInt()).isEqualTo(5_000);
      assertThat(success.path("keyterms")).hasSize(1);

      socket.send("{\"type\":\"Configure\",\"thresholds\":{\"eot_threshold\":0.2}}");
      assertThat(socket.message().path("type").asText()).isEqualTo("ConfigureFailure");
      speak(socket, 100, STORY, 600);
      assertThat(pauseBefore(end(socket))).isBetween(0.33, 0.36);
    }
  }

  @Test
  void fluxEndsTheConnectionOnAMessageItDoesNotKnow() {
    try (var socket = socket(FLUX)) {
      socket.message();
      socket.send("{\"type\":\"KeepAlive\"}");
      assertThat(socket.untilClosed(1008))
          .extracting(m -> m.path("type").asText())
          .containsExactly("Error");
    }
  }

  @Test
  void novaGivesInterimAndFinalWords() {
    try (var socket =
        socket(
            NOVA + "&interim_results=true&endpointing=300&vad_events=true&utterance_end_ms=1000")) {
      speak(socket, 200, STORY, 1_400);

      var messages = socket.until(m -> m.path("type").asText().equals("UtteranceEnd"));
      assertThat(messages.stream().map(m -> m.path("type").asText()).distinct())
          .containsExactly("SpeechStarted", "Results", "UtteranceEnd");
      var results = messages.stream().filter(m -> m.has("is_final")).toList();
      assertThat(results).filteredOn(m -> !m.path("is_final").asBoolean()).isNotEmpty();
      var last = results.getLast();
      assertThat(last.path("speech_final").asBoolean()).isTrue();
      assertThat(last.path("from_finalize").asBoolean()).isFalse();
      assertThat(said(last)).isEqualTo("tell me a story about the sea");
      assertThat(last.at("/channel/alternatives/0/words/6/word").asText()).isEqualTo("sea");
      assertThat(last.at("/channel/alternatives/0/words/6").has("punctuated_word")).isFalse();
      var spokenUntil = last.at("/channel/alternatives/0/words/6/end").asDouble();
      assertThat(last.path("start").asDouble() + last.path("duration").asDouble() - spokenUntil)
          .isBetween(0.2, 0.4);
      assertThat(messages.getLast().path("last_word_end").asDouble()).isEqualTo(spokenUntil);
    }
  }

  @Test
  void novaEndsWithWhatIsLeftAndWhatItHeard() {
    try (var socket = socket(NOVA + "&endpointing=false&punctuate=true")) {
      speak(socket, 100, STORY, 100);
      socket.send("{\"type\":\"KeepAlive\"}");
      socket.send("{\"type\":\"Finalize\"}");
      speak(socket, 0, "Stop.", 100);
      socket.send("{\"type\":\"CloseStream\"}");

      var messages = socket.untilClosed(1000);
      assertThat(messages).hasSize(3);
      assertThat(messages.get(0).path("from_finalize").asBoolean()).isTrue();
      assertThat(said(messages.get(0))).isEqualTo(STORY);
      assertThat(said(messages.get(1))).isEqualTo("Stop.");
      assertThat(messages.get(2).path("type").asText()).isEqualTo("Metadata");
      assertThat(messages.get(2).path("sha256").asText()).hasSize(64);
    }
  }

  @Test
  void novaHangsUpOnSilenceAndAKeepAliveHoldsItOff() {
    try (var socket = socket(NOVA)) {
      assertThat(socket.next())
          .isInstanceOfSatisfying(
              Received.Closed.class,
              end -> {
                assertThat(end.code()).isEqualTo(1011);
                assertThat(end.reason()).startsWith("NET-0001");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {FLUX, NOVA})
  void aWrongKeyIsRefused(String path) {
    try (var socket = Socket.open(deepgram.base() + path, "Authorization", "Bearer dg-key")) {
      assertThat(socket.next())
          .isInstanceOfSatisfying(
              Received.Refused.class, r -> assertThat(r.status()).isEqualTo(401));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/listen?model=flux-general-en, encoding",
    "/v2/listen?model=nova-3&encoding=mulaw&sample_rate=8000, model",
    FLUX + "&interim_results=true, interim_results",
    FLUX + "&eot_threshold=0.4, eot_threshold",
    FLUX + "&eot_threshold=high, eot_threshold",
    FLUX + "&eot_timeout_ms=100, eot_timeout_ms",
    FLUX + "&eager_eot_threshold=0.8, eager_eot_threshold",
    FLUX + "&language_hint=en, language_hint",
    "/v1/listen?model=flux-general-en&encoding=mulaw&sample_rate=8000, model",
    "/v1/listen?model=nova-3&encoding=mulaw, sample_rate",
    "/v1/listen?model=nova-3&encoding=mp4&sample_rate=8000, encoding",
    NOVA + "&utterance_end_ms=1000, utterance_end_ms",
    NOVA + "&interim_results=yes, interim_results",
    NOVA + "&endpointing=soon, endpointing",
    NOVA + "&eot_threshold=0.7, eot_threshold",
  })
  void wrongParametersAreRefusedByName(String path, String name) {
    try (var socket = socket(path)) {
      assertThat(socket.next())
          .isInstanceOfSatisfying(
              Received.Refused.class,
              r -> {
                assertThat(r.status()).isEqualTo(400);
                assertThat(r.error()).contains(name);
                assertThat(r.body()).contains("err_msg").contains(name);
              });
    }
  }

  @Test
  void aMishapStrikesAtTheUpgrade() {
    world
        .mishaps()
        .add(new MishapRule("", "deepgram", null, "/v2/*", 1, 1, new Mishap.Status(503)));
    try (var first = socket(FLUX)) {
      assertThat(first.next()).isInstanceOf(Received.Refused.class);
    }
    try (var second = socket(FLUX)) {
      assertThat(second.message().path("type").asText()).isEqualTo("Connected");
    }
  }

  private Socket socket(String path) {
    return Socket.open(deepgram.base() + path, "Authorization", "Token dg-key");
  }

  private static void speak(Socket socket, int silenceMs, String text, int thenMs) {
    socket.send(MuLaw.silence(silenceMs + 1));
    var sound = SPEECH.say(text, Timbre.CALLER).mulaw();
    for (var at = 0; at < sound.length; at += 640) {
      socket.send(Arrays.copyOfRange(sound, at, Math.min(at + 640, sound.length)));
    }
    socket.send(MuLaw.silence(thenMs));
  }

  private static byte[] linear(byte[] mulaw) {
    var samples = ByteBuffer.allocate(2 * mulaw.length).order(ByteOrder.LITTLE_ENDIAN);
    for (var b : mulaw) {
      samples.putShort(MuLaw.decode(b));
    }
    return samples.array();
  }

  private static JsonNode end(Socket socket) {
    return socket.until(m -> event(m).equals("EndOfTurn")).getLast();
  }

  private static String event(JsonNode message) {
    return message.path("event").asText();
  }

  private static String said(JsonNode results) {
    return results.at("/channel/alternatives/0/transcript").asText();
  }

  private static double pauseBefore(JsonNode end) {
    var words = end.path("words");
    return end.path("audio_window_end").asDouble()
        - words.get(words.size() - 1).path("end").asDouble();
  }
}
