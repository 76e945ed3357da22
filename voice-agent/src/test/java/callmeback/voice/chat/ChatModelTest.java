package callmeback.voice.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Secret;
import callmeback.core.call.Toolbox.Offer;
import callmeback.voice.speech.LanguageModel.Thought;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.ToolsWanted;
import callmeback.voice.speech.ThoughtEvent.Usage;
import callmeback.voice.speech.ThoughtEvent.Words;
import callmeback.voice.speech.ToolRequest;
import callmeback.voice.wire.ProviderHttp;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
@Timeout(20)
class ChatModelTest {
  private static final OkHttpClient CLIENT = ProviderHttp.client();
  private static final Prompt HELLO = new Prompt(List.of(new Message.Caller("Hi")), List.of(), 50);
  private static final String ROLE = "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}";
  private static final String STOP =
      "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";
  private static final String USAGE =
      "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}";
  private static final String DONE = "data: [DONE]";

  @Test
  void wordsComeAsTheyAreWrittenAndReasoningNever() throws Exception {
    var secret = "data: {\"choices\":[{\"delta\":{\"reasoning\":\"he is sad\"}}]}";
    try (var server =
        SseServer.streaming(
            ": hello", ROLE, secret, words("Good"), words(" day"), STOP, USAGE, DONE)) {
      assertThat(all(think(server)))
          .containsExactly(new Words("Good"), new Words(" day"), new Done(new Usage(12, 3)));
    }
  }

  @Test
  void fragmentsOfToolCallsArePutTogetherByTheirIndex() throws Exception {
    try (var server =
        SseServer.streaming(
            ROLE,
            words("One moment. "),
            tool(
                "{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"q\\\":\"}}"),
            tool("{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"end\"}}"),
            tool("{\"index\":0,\"function\":{\"arguments\":\"1}\"}}"),
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
            DONE)) {
      assertThat(all(think(server)))
          .containsExactly(
              new Words("One moment. "),
              new ToolsWanted(
                  List.of(
                      new ToolRequest("a", "find", "{\"q\":1}"),
                      new ToolRequest("b", "end", "{}"))),
              new Done(new Usage(0, 0)));
    }
  }

  @Test
  void halfAChunkIsAFailure() throws Exception {
    failsAfter(1, words("Well"), "data: {\"choices\":[{\"del");
  }

  @Test
  void aStreamThatBreaksOffIsAFailure() throws Exception {
    failsAfter(1, words("Well"));
  }

  @Test
  void aStreamThatSaysNothingIsAFailure() throws Exception {
    failsAfter(0, ROLE, STOP, DONE);
  }

  @Test
  void anErrorInTheStreamIsAFailure() throws Exception {
    failsAfter(1, words("Well"), "data: {\"error\":{\"code\":\"overloaded\",\"message\":\"x\"}}");
  }

  @Test
  void silenceBeyondPatienceIsAFailure() throws Exception {
    try (var server = SseServer.stallingAfter(ROLE)) {
      assertThatThrownBy(() -> think(server, Duration.ofMillis(100)).next())
          .isInstanceOf(ProviderException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | {"message":"You said: hello","type":"too_many","code":"queue_exceeded"} | refused with 429 queue_exceeded
          404 | {"error":{"message":"no such model","code":"model_not_found"}}          | refused with 404 model_not_found
          400 | {"error":{"type":"invalid_request_error","code":null}}                  | refused with 400 invalid_request_error
          503 | <html>no</html>                                                         | refused with 503
          402 | {"code":"You said: hello"}                                              | refused with 402
          """)
  void aRefusalTellsItsCodeAndNothingOfThePrompt(int status, String body, String reason)
      throws Exception {
    try (var server = SseServer.refusing(status, body)) {
      assertThatThrownBy(() -> think(server)).hasMessage("somebody: " + reason);
    }
  }

  @Test
  void closingWakesTheListener() throws Exception {
    try (var server = SseServer.stallingAfter(ROLE);
        var scope = Executors.newVirtualThreadPerTaskExecutor()) {
      var thought = think(server);
      var waiting = new CountDownLatch(1);
      var next =
          scope.submit(() -> {
            waiting.countDown();
            return thought.next();
          });
      waiting.await();
      thought.close();
      assertThatThrownBy(() -> next.get(3, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ProviderException.class);
    }
  }

  @Test
  void theRequestSaysAllOfTheConversation() throws Exception {
    var wish = new ToolRequest("a", "find", "{}");
    var prompt =
        new Prompt(
            List.of(
                new Message.Instruction("Be kind."),
                new Message.Caller("Hi"),
                new Message.Persona("Hello"),
                new Message.ToolCalls(List.of(wish)),
                new Message.ToolResult("a", "{\"n\":1}")),
            List.of(new Offer("find", "Finds.", Map.of("type", "object"))),
            50);
    try (var server = SseServer.streaming(words("Ok"), STOP, DONE)) {
      all(model(server, Duration.ofSeconds(5)).think(prompt));
      var expected =
          """
          {"model": "m", "stream": true, "max_completion_tokens": 150, "effort": "low",
           "messages": [
             {"role": "system", "content": "Be kind."},
             {"role": "user", "content": "Hi"},
             {"role": "assistant", "content": "Hello"},
             {"role": "assistant", "content": null, "tool_calls": [
               {"id": "a", "type": "function", "function": {"name": "find", "arguments": "{}"}}]},
             {"role": "tool", "tool_call_id": "a", "content": "{\\"n\\":1}"}],
           "tools": [{"type": "function", "function":
             {"name": "find", "description": "Finds.", "parameters": {"type": "object"}}}]}
          """;
      var json = JsonMapper.builder().build();
      assertThat(json.readTree(server.bodies.remove())).isEqualTo(json.readTree(expected));
    }
  }

  private static void failsAfter(int events, String... lines) throws Exception {
    try (var server = SseServer.streaming(lines)) {
      var thought = think(server);
      for (var event = 0; event < events; event++) {
        thought.next();
      }
      assertThatThrownBy(thought::next).isInstanceOf(ProviderException.class);
    }
  }

  private static String words(String delta) {
    return "data: {\"choices\":[{\"delta\":{\"content\":\"" + delta + "\"}}]}";
  }

  private static String tool(String part) {
    return "data: {\"choices\":[{\"delta\":{\"tool_calls\":[" + part + "]}}]}";
  }

  private static Thought think(SseServer server) throws ProviderException {
    return think(server, Duration.ofSeconds(5));
  }

  private static Thought think(SseServer server, Duration patience) throws ProviderException {
    return model(server, patience).think(HELLO);
  }

  private static ChatModel model(SseServer server, Duration patience) {
    var config = new ChatConfig(server.base(), new Secret("key"), "m", patience);
    return new ChatModel(config, new ChatDialect("somebody", Map.of("effort", "low"), 100), CLIENT);
  }

  private static List<ThoughtEvent> all(Thought thought) throws Exception {
    var events = new ArrayList<ThoughtEvent>();
    do {
      events.add(thought.next());
    } while (!(events.getLast() instanceof Done));
    return events;
  }
}
