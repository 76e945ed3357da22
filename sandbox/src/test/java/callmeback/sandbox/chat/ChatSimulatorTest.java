package callmeback.sandbox.chat;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
class ChatSimulatorTest {
  private static final String GOODBYE = "goodbye and thank you for calling";

  private final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  private final OkHttpClient client =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(5)).build();
  private ChatSimulator cerebras;
  private ChatSimulator openAi;

  @BeforeEach
  void open() {
    world
        .latencies()
        .put(
            Map.of(
                "cerebras", Map.of("first_token_ms", 20, "tokens_per_s", 5_000),
                "openai", Map.of("first_token_ms", 20, "tokens_per_s", 5_000)));
    cerebras = ChatSimulator.open(world, "cerebras", 0, "key");
    openAi = ChatSimulator.open(world, "openai", 0, "key");
  }

  @AfterEach
  void close() {
    cerebras.close();
    openAi.close();
  }

  @Test
  void streamsAnAnswerTokenByToken() throws IOException {
    var chunks = stream(openAi, openAi("hello"));

    assertThat(chunks.getFirst().at("/choices/0/delta").toString())
        .isEqualTo("{\"role\":\"assistant\"}");
    assertThat(content(chunks)).isEqualTo("Hey, it is so good to hear you! How was the dinner?");
    assertThat(chunks).hasSizeGreaterThan(10);
    assertThat(chunks)
        .extracting(c -> c.path("id").asText())
        .containsOnly(chunks.getFirst().path("id").asText());
    assertThat(chunks.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    assertThat(chunks).noneMatch(c -> c.has("usage"));
  }

  @Test
  void openAiTellsUsageInAChunkOfItsOwnWhenAsked() throws IOException {
    var chunks = stream(openAi, openAi("hello").set("stream_options", "{\"include_usage\":true}"));

    var last = chunks.getLast();
    assertThat(last.path("choices")).isEmpty();
    assertThat(last.at("/usage/total_tokens").asInt())
        .isEqualTo(
            last.at("/usage/prompt_tokens").asInt() + last.at("/usage/completion_tokens").asInt());
  }

  @Test
  void cerebrasThinksAloudFirstAndAccountsInTheLastChunk() throws IOException {
    var chunks = stream(cerebras, cerebras("hello"));

    assertThat(chunks.get(1).at("/choices/0/delta").has("reasoning")).isTrue();
    assertThat(content(chunks)).startsWith("Hey");
    assertThat(chunks.getLast().has("time_info")).isTrue();
    assertThat(chunks.getLast().at("/usage/completion_tokens").asInt()).isPositive();
    assertThat(
            stream(
                cerebras,
                Conversation.with("gemma-4-31b").says("user", "hello").set("stream", "true")))
        .noneMatch(c -> c.at("/choices/0/delta").has("reasoning"));
  }

  @Test
  void callsAToolInFragmentsAfterTheWords() throws IOException {
    var schema =
        "{\"type\":\"object\",\"properties\":{\"reason\":{\"type\":\"string\"}},\"required\":[\"reason\"]}";
    var chunks = stream(openAi, openAi(GOODBYE).offers("end_call", schema));

    assertThat(content(chunks)).contains("oodbye");
    var calls =
        chunks.stream()
            .map(c -> c.at("/choices/0/delta/tool_calls/0"))
            .filter(c -> !c.isMissingNode())
            .toList();
    assertThat(calls).hasSizeGreaterThan(3);
    assertThat(calls.getFirst().path("id").asText()).startsWith("call_");
    assertThat(calls.getFirst().at("/function/name").asText()).isEqualTo("end_call");
    assertThat(calls).allMatch(c -> c.path("index").asInt(-1) == 0);
    assertThat(
            calls.stream()
                .map(c -> c.at("/function/arguments").asText())
                .collect(Collectors.joining()))
        .isEqualTo("{\"reason\":\"" + GOODBYE + "\"}");
    assertThat(chunks.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
  }

  @Test
  void answersInOnePieceToo() throws IOException {
    var conversation = cerebras(GOODBYE).set("stream", "false").offers("hang_up_call", "{}");
    try (var response = post(cerebras, conversation.body())) {
      var whole = json(response);
      assertThat(whole.path("object").asText()).isEqualTo("chat.completion");
      assertThat(whole.at("/choices/0/message/content").asText()).contains("oodbye");
      assertThat(whole.at("/choices/0/message/tool_calls/0/function/name").asText())
          .isEqualTo("hang_up_call");
      assertThat(whole.at("/choices/0/message/reasoning").asText()).isNotEmpty();
      assertThat(whole.has("time_info")).isTrue();
    }
  }

  @Test
  void stopsAtTheTokenLimit() throws IOException {
    var chunks = stream(openAi, openAi("tell me a story").set("max_completion_tokens", "5"));

    assertThat(chunks).hasSize(7);
    assertThat(chunks.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("length");
  }

  @Test
  void theRoleComesAtOnceAndTheFirstTokenInItsTime() throws IOException {
    world.latencies().put(Map.of("openai", Map.of("first_token_ms", 300)));
    try (var response = post(openAi, openAi("hello").body())) {
      var source = response.body().source();
      assertThat(source.readUtf8Line()).contains("assistant");
      var started = System.nanoTime();
      source.readUtf8Line();
      assertThat(source.readUtf8Line()).contains("content");
      assertThat((System.nanoTime() - started) / 1_000_000).isGreaterThanOrEqualTo(200L);
    }
  }

  @Test
  void listsItsModels() throws IOException {
    var request =
        new Request.Builder()
            .url(cerebras.base() + "/v1/models")
            .header("Authorization", "Bearer key");
    try (var response = client.newCall(request.build()).execute()) {
      assertThat(json(response).path("data").findValuesAsText("id")).contains("gpt-oss-120b");
    }
  }

  @Test
  void aWrongKeyIsRefusedInEachProvidersWords() throws IOException {
    for (var simulator : List.of(cerebras, openAi)) {
      var body = RequestBody.create(openAi("hello").body(), MediaType.get("application/json"));
      try (var response =
          client.newCall(request(simulator, "other").post(body).build()).execute()) {
        assertThat(response.code()).isEqualTo(401);
        assertThat(error(simulator, response).path("code").asText()).isEqualTo("invalid_api_key");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model | \"llama3.1-8b\" | 404",
        "model | null | 400",
        "messages | [] | 400",
        "messages | [{\"role\":\"developer\",\"content\":\"be kind\"}] | 400",
        "messages | [{\"role\":\"user\"}] | 400",
        "messages | [{\"role\":\"tool\",\"content\":\"{}\"}] | 400",
        "frequency_penalty | 0.5 | 400",
        "presence_penalty | 0.5 | 400",
        "reasoning_effort | \"extreme\" | 400",
        "temperature | 3 | 400",
        "stream | \"yes\" | 400",
        "max_completion_tokens | 0 | 400",
        "response_format | {\"type\":\"xml\"} | 400",
        "tools | [{\"type\":\"function\"}] | 400",
      })
  void aWrongRequestIsRefusedByField(String field, String value, int status) throws IOException {
    try (var response = post(cerebras, cerebras("hello").set(field, value).body())) {
      assertThat(response.code()).isEqualTo(status);
      var error = json(response);
      assertThat(error.path("param").asText()).isEqualTo(field);
      assertThat(error.path("message").asText()).isNotEmpty();
    }
  }

  @Test
  void whatIsNotJsonIsRefused() throws IOException {
    try (var response = post(openAi, "hello")) {
      assertThat(response.code()).isEqualTo(400);
      assertThat(error(openAi, response).path("param").asText()).isEqualTo("body");
    }
  }

  @Test
  void aMishapSpeaksTheProvidersWords() throws IOException {
    world.mishaps().add(new MishapRule("", "cerebras", "POST", null, 1, 1, new Mishap.Status(429)));
    try (var response = post(cerebras, cerebras("hello").body())) {
      assertThat(response.code()).isEqualTo(429);
      assertThat(json(response).path("code").asText()).isEqualTo("queue_exceeded");
    }
    assertThat(content(stream(cerebras, cerebras("hello")))).startsWith("Hey");
  }

  private static Conversation cerebras(String said) {
    return Conversation.with("gpt-oss-120b").says("user", said).set("stream", "true");
  }

  private static Conversation openAi(String said) {
    return Conversation.with("gpt-4.1-mini").says("user", said).set("stream", "true");
  }

  private List<JsonNode> stream(ChatSimulator simulator, Conversation conversation)
      throws IOException {
    try (var response = post(simulator, conversation.body())) {
      assertThat(response.header("Content-Type")).startsWith("text/event-stream");
      var events = List.of(response.body().string().split("\n\n"));
      assertThat(events).allMatch(e -> e.startsWith("data: ")).endsWith("data: [DONE]");
      var chunks = new ArrayList<JsonNode>();
      for (var event : events.subList(0, events.size() - 1)) {
        chunks.add(Json.MAPPER.readTree(event.substring("data: ".length())));
      }
      return chunks;
    }
  }

  private static String content(List<JsonNode> chunks) {
    return chunks.stream()
        .map(c -> c.at("/choices/0/delta/content").asText())
        .collect(Collectors.joining());
  }

  private Response post(ChatSimulator simulator, String body) throws IOException {
    var json = RequestBody.create(body, MediaType.get("application/json"));
    return client.newCall(request(simulator, "key").post(json).build()).execute();
  }

  private static Request.Builder request(ChatSimulator simulator, String key) {
    return new Request.Builder()
        .url(simulator.base() + "/v1/chat/completions")
        .header("Authorization", "Bearer " + key);
  }

  private static JsonNode json(Response response) throws IOException {
    return Json.MAPPER.readTree(response.body().string());
  }

  private static JsonNode error(ChatSimulator simulator, Response response) throws IOException {
    return simulator.name().equals("openai") ? json(response).path("error") : json(response);
  }
}
