package callmeback.voice.deepgram;

import callmeback.voice.metering.Rates;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechToText;
import callmeback.voice.wire.WireSocket;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// Ears that listen through Deepgram Flux, in mu-law as it comes from the telephone.
public final class DeepgramEars implements SpeechToText {
  /// Assumed: $0.0077 a minute of streamed Flux, as resellers list it.
  public static final Rates.Listening RATES = new Rates.Listening(7_700);

  private static final String NAME = "deepgram";
  private final DeepgramConfig config;
  private final OkHttpClient client;

  public DeepgramEars(DeepgramConfig config, OkHttpClient client) {
    this.config = config;
    this.client = client;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Listening open() throws ProviderException {
    var request =
        new Request.Builder()
            .url(address())
            .header("Authorization", "Token " + config.key().value())
            .build();
    return new FluxListening(WireSocket.open(client, request, NAME, config.patience()));
  }

  private HttpUrl address() {
    var turns = config.turns();
    var url =
        HttpUrl.get(config.base().toString())
            .newBuilder()
            .addPathSegments("v2/listen")
            .addQueryParameter("model", config.model())
            .addQueryParameter("encoding", "mulaw")
            .addQueryParameter("sample_rate", "8000")
            .addQueryParameter("eot_threshold", Double.toString(turns.end()))
            .addQueryParameter("eot_timeout_ms", Integer.toString(turns.timeoutMs()));
    var likelyEnd = turns.likelyEnd();
    if (likelyEnd != null) {
      url.addQueryParameter("eager_eot_threshold", Double.toString(likelyEnd));
    }
    config.keyterms().forEach(word -> url.addQueryParameter("keyterm", word));
    return url.build();
  }
}
