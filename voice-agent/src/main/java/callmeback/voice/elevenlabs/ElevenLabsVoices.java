package callmeback.voice.elevenlabs;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.persona.Voice;
import callmeback.core.persona.VoiceCatalog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// The voices of an ElevenLabs account; asked for at most every ten minutes.
public final class ElevenLabsVoices implements VoiceCatalog {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Problem UNKNOWN =
      new Problem.ProviderFailed(Problem.ProviderFailed.Provider.VOICES);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElevenLabsConfig config;
  private final OkHttpClient client;
  private final LoadingCache<String, List<Voice>> known =
      Caffeine.newBuilder().maximumSize(1).expireAfterWrite(FRESH).build(_ -> fetched());

  public ElevenLabsVoices(ElevenLabsConfig config, OkHttpClient client) {
    this.config = config;
    this.client = client.newBuilder().callTimeout(PATIENCE).build();
  }

  @Override
  public List<Voice> voices() {
    return known.get(ElevenLabsVoice.NAME);
  }

  @Override
  public boolean exists(String voice) {
    var id = VoiceIds.of(voice);
    return voices().stream().anyMatch(each -> each.id().equals(id));
  }

  private List<Voice> fetched() {
    var request =
        new Request.Builder()
            .url(
                HttpUrl.get(config.base().toString())
                    .newBuilder()
                    .addPathSegments("v1/voices")
                    .build())
            .header("xi-api-key", config.key().value())
            .build();
    try (var response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new ProblemException(UNKNOWN);
      }
      return JSON.readTree(response.body().byteStream())
          .path("voices")
          .valueStream()
          .map(ElevenLabsVoices::voice)
          .toList();
    } catch (IOException | IllegalArgumentException e) {
      throw new ProblemException(UNKNOWN, e);
    }
  }

  private static Voice voice(JsonNode voice) {
    var preview = voice.path("preview_url").asText("");
    return new Voice(
        voice.path("voice_id").asText(),
        voice.path("name").asText(),
        preview.isEmpty() ? null : URI.create(preview));
  }
}
