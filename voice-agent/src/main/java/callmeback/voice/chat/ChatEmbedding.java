package callmeback.voice.chat;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.TextEmbedding;
import callmeback.voice.speech.ProviderException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import okhttp3.OkHttpClient;

/// Vectors from a service's endpoint for embeddings.
public final class ChatEmbedding implements TextEmbedding {
  private static final Logger LOG = System.getLogger(ChatEmbedding.class.getName());

  /// Until the same may be asked again.
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final ChatDoor door;

  /// @param name who is asked, as it appears in failures
  public ChatEmbedding(String name, ChatConfig config, OkHttpClient client) {
    this.door = new ChatDoor(name, config, client);
  }

  @Override
  public String model() {
    return door.config().model();
  }

  @Override
  public List<float[]> of(List<String> texts, Duration limit) {
    var body = Json.object().put("dimensions", DIMENSIONS).put("encoding_format", "float");
    body.set("input", Json.of(texts));
    try {
      return vectors(door.whole("embeddings", body, limit).path("data"), texts.size());
    } catch (ProviderException e) {
      LOG.log(Level.WARNING, "no vectors: {0}", e.getMessage());
      throw new ProblemException(new Problem.Unavailable(RETRY));
    }
  }

  /// They may come in any order, each with the place of its text.
  private List<float[]> vectors(JsonNode data, int count) throws ProviderException {
    var vectors = new float[count][];
    for (var each : data) {
      var index = each.path("index").asInt(-1);
      if (index >= 0 && index < count) {
        vectors[index] = vector(each.path("embedding"));
      }
    }
    if (Arrays.stream(vectors).anyMatch(vector -> vector == null || !usable(vector))) {
      throw new ProviderException(door.name(), "answered with other vectors than were asked for");
    }
    return List.of(vectors);
  }

  private static float[] vector(JsonNode numbers) {
    var vector = new float[numbers.size()];
    for (var i = 0; i < vector.length; i++) {
      vector[i] = (float) numbers.get(i).asDouble(Double.NaN);
    }
    return vector;
  }

  /// Of the length that was asked for, and pointing somewhere.
  private static boolean usable(float[] vector) {
    var square = 0.0;
    for (var number : vector) {
      square += (double) number * number;
    }
    return vector.length == DIMENSIONS && Double.isFinite(square) && square > 0;
  }
}
