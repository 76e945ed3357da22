package callmeback.sandbox.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.client.Socket;
import callmeback.sandbox.client.Socket.Received;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class RefusedSpeechTest extends ElevenLabsRig {
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
}
