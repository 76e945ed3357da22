package callmeback.voice.openai;

import callmeback.core.TextEmbedding;
import callmeback.voice.chat.ChatConfig;
import callmeback.voice.chat.ChatDialect;
import callmeback.voice.chat.ChatEmbedding;
import callmeback.voice.chat.ChatModel;
import callmeback.voice.metering.Rates;
import java.net.URI;
import java.util.Map;
import okhttp3.OkHttpClient;

/// The second mind, which stands in for the first, and who tells what texts mean.
public final class OpenAi {
  public static final URI BASE = URI.create("https://api.openai.com");

  /// Small, quick to the first word, and without reasoning.
  public static final String MODEL = "gpt-4.1-mini";

  /// Assumed: $0.40 and $1.60 per million tokens, the list price of `gpt-4.1-mini`.
  public static final Rates.Thinking RATES = new Rates.Thinking(400_000, 1_600_000);

  /// Usage is only counted for streams that ask for it.
  private static final ChatDialect DIALECT =
      new ChatDialect("openai", Map.of("stream_options", Map.of("include_usage", true)), 0);

  /// Tells what texts mean; the smaller of the third generation, made for shortened vectors.
  public static final String EMBEDDING_MODEL = "text-embedding-3-small";

  private OpenAi() {}

  public static ChatModel mind(ChatConfig config, OkHttpClient client) {
    return new ChatModel(config, DIALECT, client);
  }

  /// @param config names [#EMBEDDING_MODEL], or another that makes vectors of any length
  public static TextEmbedding embedding(ChatConfig config, OkHttpClient client) {
    return new ChatEmbedding(DIALECT.name(), config, client);
  }
}
