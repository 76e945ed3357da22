package callmeback.sandbox.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.client.Socket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
class ElevenLabsSimulatorTest extends ElevenLabsRig {
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
}
