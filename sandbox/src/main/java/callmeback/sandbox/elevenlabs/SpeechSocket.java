package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection that turns text into speech as the text comes. A key may come in the upgrade or
/// in the first message.
final class SpeechSocket implements WsListener {
  private final World world;
  private final Speech speech;
  private final Keys keys;
  private final boolean multi;
  private String voiceId = "";
  private boolean trusted;
  private @Nullable StreamOptions options;
  private String refusal = "";
  private @Nullable Mouth mouth;
  private @Nullable Thread speaking;

  SpeechSocket(World world, Speech speech, Keys keys, boolean multi) {
    this.world = world;
    this.speech = speech;
    this.keys = keys;
    this.multi = multi;
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
    var key = headers.first(HeaderNames.create("xi-api-key"));
    key.ifPresent(keys::check);
    trusted = key.isPresent();
    voiceId = prologue.uriPath().path().split("/")[3];
    try {
      options = StreamOptions.from(prologue.query());
    } catch (IllegalArgumentException e) {
      refusal = String.valueOf(e.getMessage());
    }
    return Optional.empty();
  }

  @Override
  public void onOpen(WsSession session) {
    var voice = Voice.of(voiceId);
    if (voice.isEmpty()) {
      var why = "A voice with the voice_id " + voiceId + " does not exist.";
      refuse(session, "voice_id_does_not_exist", why);
    } else if (options == null) {
      refuse(session, "invalid_request", refusal);
    } else {
      var timbre = voice.get().timbre();
      mouth =
          new Mouth(
              session,
              multi,
              options,
              (settings, schedule) ->
                  new Context(speech, timbre, new Pace(this::firstByteMs), settings, schedule));
      speaking = Thread.ofVirtual().name("elevenlabs-mouth").start(mouth);
    }
  }

  private int firstByteMs() {
    return world.latencies().of("elevenlabs", "first_byte_ms");
  }

  @Override
  public void onMessage(WsSession session, String text, boolean last) {
    var message = Messages.read(text);
    if (mouth == null) {
      return;
    }
    if (!trusted(message)) {
      stop();
      refuse(session, "invalid_api_key", "Invalid API key");
    } else if (!message.isObject()) {
      stop();
      refuse(session, "invalid_message", "The message is not a JSON object.");
    } else {
      mouth.take(message);
    }
  }

  private boolean trusted(JsonNode message) {
    trusted |= keys.fits(message.path("xi_api_key").asText(""));
    return trusted;
  }

  @Override
  public void onClose(WsSession session, int status, String reason) {
    stop();
  }

  @Override
  public void onError(WsSession session, Throwable error) {
    stop();
  }

  private void stop() {
    if (speaking != null) {
      speaking.interrupt();
    }
    mouth = null;
  }

  private static void refuse(WsSession session, String error, String why) {
    session.send(Messages.error(error, why).toString(), true);
    session.close(1008, error);
  }
}
