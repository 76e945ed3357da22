package callmeback.voice.openai;

import callmeback.voice.chat.ChatConfig;
import callmeback.voice.chat.ChatDialect;
import callmeback.voice.chat.ChatModel;
import callmeback.voice.metering.Rates;
import java.net.URI;
import java.util.Map;
import okhttp3.OkHttpClient;

/// The second mind, which stands in for the first.
public final class OpenAi {
  public static final URI BASE = URI.create("https://api.openai.com");

  /// Small, quick to the first word, and without reasoning.
  public static final String MODEL = "gpt-4.1-mini";

  /// Assumed: $0.40 and $1.60 per million tokens, the list price of `gpt-4.1-mini`.
  public static final Rates.Thinking RATES = new Rates.Thinking(400_000, 1_600_000);

  /// Usage is only counted for streams that ask for it.
  private static final ChatDialect DIALECT =
      new ChatDialect("openai", Map.of("stream_options", Map.of("include_usage", true)), 0);

  private OpenAi() {}

  public static ChatModel mind(ChatConfig config, OkHttpClient client) {
    return new ChatModel(config, DIALECT, client);
  }
}
