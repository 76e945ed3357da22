package callmeback.sandbox.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import callmeback.sandbox.speech.Ear;
import callmeback.sandbox.speech.MuLaw;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
class FluxTest extends DeepgramRig {
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
}
