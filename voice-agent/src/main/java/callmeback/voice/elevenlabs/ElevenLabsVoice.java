package callmeback.voice.elevenlabs;

import callmeback.voice.metering.Rates;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.TextToSpeech;
import callmeback.voice.wire.WireSocket;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// A voice by ElevenLabs, in mu-law as the telephone wants it.
public final class ElevenLabsVoice implements TextToSpeech {
  /// Assumed: half a credit a character on the Creator plan, about $0.11 per thousand.
  public static final Rates.Speaking RATES = new Rates.Speaking(110_000);

  static final String NAME = "elevenlabs";

  private final ElevenLabsConfig config;
  private final OkHttpClient client;

  public ElevenLabsVoice(ElevenLabsConfig config, OkHttpClient client) {
    this.config = config;
    this.client = client;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Speaking open(String voice) throws ProviderException {
    var request =
        new Request.Builder()
            .url(address(VoiceIds.of(voice)))
            .header("xi-api-key", config.key().value())
            .build();
    var socket = WireSocket.open(client, request, NAME, config.patience());
    return ElevenLabsSpeaking.start(socket, config.manner());
  }

  /// With `auto_mode` every message, a whole sentence each, is spoken without waiting for more.
  private HttpUrl address(String voiceId) {
    return HttpUrl.get(config.base().toString())
        .newBuilder()
        .addPathSegments("v1/text-to-speech")
        .addPathSegment(voiceId)
        .addPathSegment("multi-stream-input")
        .addQueryParameter("model_id", config.model())
        .addQueryParameter("output_format", "ulaw_8000")
        .addQueryParameter("auto_mode", "true")
        .addQueryParameter("sync_alignment", "true")
        .addQueryParameter("inactivity_timeout", "180")
        .build();
  }
}
