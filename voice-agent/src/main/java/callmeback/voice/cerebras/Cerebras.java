package callmeback.voice.cerebras;

import callmeback.voice.chat.ChatConfig;
import callmeback.voice.chat.ChatDialect;
import callmeback.voice.chat.ChatModel;
import callmeback.voice.metering.Rates;
import java.net.URI;
import java.util.Map;
import okhttp3.OkHttpClient;

/// The first mind: a reasoning model, told to reason little, on very fast hardware.
public final class Cerebras {
  public static final URI BASE = URI.create("https://api.cerebras.ai");

  /// The Llama models first named for this product were retired in 2026.
  public static final String MODEL = "gpt-oss-120b";

  /// $0.35 and $0.75 per million tokens: the Bifrost gateway's price table, August 2026.
  public static final Rates.Thinking RATES = new Rates.Thinking(350_000, 750_000);

  /// Penalties, `logit_bias` and the role `developer` are refused here, so none is ever sent. With
  /// effort `low` a few dozen tokens of reasoning come before the first word.
  private static final ChatDialect DIALECT =
      new ChatDialect("cerebras", Map.of("reasoning_effort", "low"), 256);

  private Cerebras() {}

  public static ChatModel mind(ChatConfig config, OkHttpClient client) {
    return new ChatModel(config, DIALECT, client);
  }
}
