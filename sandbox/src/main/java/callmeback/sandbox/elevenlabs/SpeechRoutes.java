package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.World;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Speech for a whole text over HTTP, streamed as it is made.
final class SpeechRoutes {
  private static final String MISSING_TEXT =
      """
      {"detail":[{"type":"missing","loc":["body","text"],"msg":"Field required"}]}\
      """;

  private final World world;
  private final Speech speech;
  private final Keys keys;

  SpeechRoutes(World world, Speech speech, Keys keys) {
    this.world = world;
    this.speech = speech;
    this.keys = keys;
  }

  void routing(HttpRouting.Builder rules) {
    rules
        .post("/v1/text-to-speech/{voice}", (q, a) -> speak(q, a, "audio/basic", Chunk::audio))
        .post(
            "/v1/text-to-speech/{voice}/stream", (q, a) -> speak(q, a, "audio/basic", Chunk::audio))
        .post(
            "/v1/text-to-speech/{voice}/stream/with-timestamps",
            (q, a) -> speak(q, a, "application/json", SpeechRoutes::line));
  }

  private void speak(
      ServerRequest request,
      ServerResponse response,
      String contentType,
      Function<Chunk, byte[]> form) {
    var voiceId = request.path().pathParameters().get("voice");
    var body = Messages.read(request.content().as(String.class));
    var refused = refused(request, voiceId, body.path("model_id").asText("eleven_multilingual_v2"));
    if (refused != null) {
      refused.answer(response);
    } else if (body.path("text").asText("").isBlank()) {
      response.status(422).header("Content-Type", "application/json").send(MISSING_TEXT);
    } else {
      response.header("Content-Type", contentType);
      stream(response, voiceId, body.path("text").asText(), form);
    }
  }

  private @Nullable Refused refused(ServerRequest request, String voiceId, String model) {
    if (!keys.fits(request.headers().first(HeaderNames.create("xi-api-key")).orElse(""))) {
      return Refused.INVALID_KEY;
    }
    if (Voice.of(voiceId).isEmpty()) {
      return Refused.unknownVoice(voiceId);
    }
    if (!StreamOptions.MODELS.contains(model)) {
      return Refused.unknownModel(model);
    }
    return StreamOptions.isTelephone(request.query()) ? null : Refused.badFormat();
  }

  private void stream(
      ServerResponse response, String voiceId, String text, Function<Chunk, byte[]> form) {
    var pace = new Pace(() -> world.latencies().of("elevenlabs", "first_byte_ms"));
    pace.begin();
    var voice = Voice.of(voiceId).orElseThrow();
    try (OutputStream out = response.outputStream()) {
      for (var chunk : Chunk.of(speech.say(text, voice.timbre()))) {
        LockSupport.parkNanos(pace.due(chunk) - System.nanoTime());
        out.write(form.apply(chunk));
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] line(Chunk chunk) {
    return (Messages.timestamped(chunk) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
