package callmeback.voice.chat;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.ProviderException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

/// A mind behind an HTTP endpoint that streams chat completions.
public final class ChatModel implements LanguageModel {
  private static final Logger LOG = System.getLogger(ChatModel.class.getName());
  private static final Duration WARMING = Duration.ofSeconds(2);

  private final ChatConfig config;
  private final ChatDialect dialect;
  private final OkHttpClient client;
  private final ChatDoor door;

  public ChatModel(ChatConfig config, ChatDialect dialect, OkHttpClient client) {
    this.config = config;
    this.dialect = dialect;
    this.client = client.newBuilder().readTimeout(config.patience()).build();
    this.door = new ChatDoor(dialect.name(), config, this.client);
  }

  @Override
  public String name() {
    return dialect.name();
  }

  @Override
  public Thought think(Prompt prompt) throws ProviderException {
    var body = ChatRequest.json(prompt, config.model(), dialect);
    var request =
        door.request("chat/completions")
            .header("Accept", "text/event-stream")
            .post(RequestBody.create(body, ChatDoor.JSON))
            .build();
    var call = client.newCall(request);
    return new ChatThought(name(), call, door.answered(call));
  }

  /// An answer in one piece, for those who do not wait for its first word.
  ///
  /// @param body what is asked, without the model, in the dialect given
  /// @param limit for the whole answer
  JsonNode whole(Function<ChatDialect, ObjectNode> body, Duration limit) throws ProviderException {
    return door.whole("chat/completions", body.apply(dialect), limit);
  }

  /// Opens a connection ahead of need, so that the first answer does not wait for it. Blocks for
  /// two seconds at most and never fails: a connection that cannot be had will be missed later.
  public void warm() {
    var call = client.newCall(door.request("models").build());
    call.timeout().timeout(WARMING.toNanos(), TimeUnit.NANOSECONDS);
    try (var response = call.execute()) {
      response.body().bytes();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0} could not be warmed up: {1}", name(), e.getClass().getSimpleName());
    }
  }
}
