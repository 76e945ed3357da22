package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.speech.MuLaw;
import callmeback.sandbox.speech.Speech;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Which voices there are, and how each sounds.
final class VoiceRoutes {
  private static final int WAVE_MULAW = 7;
  private static final int WAVE_HEADER = 44;

  private final Speech speech;
  private final Keys keys;

  VoiceRoutes(Speech speech, Keys keys) {
    this.speech = speech;
    this.keys = keys;
  }

  void routing(HttpRouting.Builder rules) {
    rules
        .get("/v1/voices", this::list)
        .get("/v2/voices", this::search)
        .get("/v1/voices/{id}", this::one)
        .get("/previews/{id}", this::preview);
  }

  private void list(ServerRequest request, ServerResponse response) {
    if (allowed(request, response)) {
      answer(response, voices(request, ""));
    }
  }

  private void search(ServerRequest request, ServerResponse response) {
    if (allowed(request, response)) {
      var found = voices(request, request.query().first("search").orElse(""));
      found.put("has_more", false).put("total_count", found.path("voices").size());
      found.putNull("next_page_token");
      answer(response, found);
    }
  }

  private void one(ServerRequest request, ServerResponse response) {
    var id = request.path().pathParameters().get("id");
    if (allowed(request, response)) {
      Voice.of(id)
          .ifPresentOrElse(
              voice -> answer(response, described(voice, request)),
              () -> Refused.unknownVoice(id).answer(response));
    }
  }

  /// As in life, the preview's address needs no key.
  private void preview(ServerRequest request, ServerResponse response) {
    var id = request.path().pathParameters().get("id");
    Voice.of(id)
        .ifPresentOrElse(
            voice -> response.header("Content-Type", "audio/wav").send(wave(voice)),
            () -> Refused.unknownVoice(id).answer(response));
  }

  private boolean allowed(ServerRequest request, ServerResponse response) {
    var key = request.headers().first(HeaderNames.create("xi-api-key")).orElse("");
    if (!keys.fits(key)) {
      Refused.INVALID_KEY.answer(response);
    }
    return keys.fits(key);
  }

  private static ObjectNode voices(ServerRequest request, String search) {
    var all = Messages.JSON.createObjectNode();
    var voices = all.putArray("voices");
    Voice.ALL.stream()
        .filter(v -> v.name().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)))
        .forEach(v -> voices.add(described(v, request)));
    return all;
  }

  private static ObjectNode described(Voice voice, ServerRequest request) {
    var described = Messages.JSON.createObjectNode();
    described.put("voice_id", voice.id()).put("name", voice.name()).put("category", "premade");
    described.putObject("labels").put("gender", voice.gender()).put("accent", "american");
    described.putObject("settings").put("stability", 0.5).put("similarity_boost", 0.75);
    var host = request.headers().first(HeaderNames.HOST).orElse("127.0.0.1");
    return described.put("preview_url", "http://" + host + "/previews/" + voice.id());
  }

  private byte[] wave(Voice voice) {
    var said = speech.say("Hello, this is " + voice.name() + ". How are you?", voice.timbre());
    var sound = said.mulaw();
    var wave = ByteBuffer.allocate(WAVE_HEADER + sound.length).order(ByteOrder.LITTLE_ENDIAN);
    wave.put(ascii("RIFF")).putInt(WAVE_HEADER - 8 + sound.length).put(ascii("WAVEfmt "));
    wave.putInt(16).putShort((short) WAVE_MULAW).putShort((short) 1);
    wave.putInt(1000 * MuLaw.BYTES_PER_MS).putInt(1000 * MuLaw.BYTES_PER_MS);
    wave.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(sound.length);
    return wave.put(sound).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void answer(ServerResponse response, ObjectNode body) {
    response.header("Content-Type", "application/json").send(body.toString());
  }
}
