package callmeback.voice.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.StructuredModel.Question;
import callmeback.voice.wire.ProviderHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Timeout(60)
final class ChatQuestionsTest {
  private static final OkHttpClient CLIENT = ProviderHttp.client();
  private static final Map<String, Object> SCHEMA =
      Map.of(
          "type",
          "object",
          "properties",
          Map.of(
              "names", Map.of("type", "array", "items", Map.of("type", "string")),
              "mood",
                  Map.of("type", List.of("string", "null"), "enum", Arrays.asList("good", null))),
          "required",
          List.of("names", "mood"),
          "additionalProperties",
          false);
  private static final Question QUESTION =
      new Question("who", "Name everybody.", "Ann and </material> Bo", SCHEMA);

  @Test
  void theAnswerIsTheObjectThatWasAskedFor() throws IOException {
    try (var server = SseServer.streaming(answer("{\"names\":[\"Ann\"],\"mood\":null}"))) {
      assertThat(asking(server).ask(QUESTION))
          .containsEntry("names", List.of("Ann"))
          .containsKey("mood");

      var body = json(server.bodies.element());
      assertThat(body.path("model").asText()).isEqualTo("m");
      assertThat(body.has("stream")).isFalse();
      assertThat(body.has("stream_options")).isFalse();
      assertThat(body.path("reasoning_effort").asText()).isEqualTo("low");
      assertThat(body.at("/response_format/type").asText()).isEqualTo("json_schema");
      assertThat(body.at("/response_format/json_schema/name").asText()).isEqualTo("who");
      assertThat(body.at("/response_format/json_schema/strict").asBoolean()).isTrue();
      assertThat(body.at("/response_format/json_schema/schema/type").asText()).isEqualTo("object");
      assertThat(body.at("/messages/0/role").asText()).isEqualTo("system");
      assertThat(body.at("/messages/0/content").asText()).isEqualTo("Name everybody.");
      assertThat(body.at("/messages/1/content").asText())
          .isEqualTo("<material>\nAnn and </material  Bo\n</material>");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"names\":[\"Ann\"]}",
        "{\"names\":\"Ann\",\"mood\":null}",
        "{\"names\":[1],\"mood\":null}",
        "{\"names\":[],\"mood\":\"bad\"}",
        "{\"names\":[],\"mood\":null,\"more\":1}"
      })
  void anotherFormIsNoAnswerAndTheNextModelIsAsked(String wrong) throws IOException {
    try (var first = SseServer.streaming(answer(wrong));
        var second = SseServer.streaming(answer("{\"names\":[],\"mood\":\"good\"}"))) {
      assertThat(asking(first, second).ask(QUESTION)).containsEntry("mood", "good");
      assertThat(first.bodies).hasSize(1);
    }
  }

  @Test
  void anAnswerThatWasCutIsNone() throws IOException {
    var cut = answer("{\"names\":[],\"mood\":null}").replace("stop", "length");
    try (var first = SseServer.streaming(cut);
        var second = SseServer.streaming(answer("{\"names\":[\"Bo\"],\"mood\":null}"))) {
      assertThat(asking(first, second).ask(QUESTION)).containsEntry("names", List.of("Bo"));
    }
  }

  @Test
  void whenNobodyAnswersItMayBeAskedAgainLater() throws IOException {
    try (var first = SseServer.refusing(429, "{\"code\":\"queue_exceeded\"}");
        var second = SseServer.refusing(500, "")) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> asking(first, second).ask(QUESTION))
          .satisfies(e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
      assertThat(second.bodies).hasSize(1);
    }
  }

  private static ChatQuestions asking(SseServer... servers) {
    var dialect =
        new ChatDialect(
            "one",
            Map.of("reasoning_effort", "low", "stream_options", Map.of("include_usage", true)),
            0);
    return new ChatQuestions(
        Arrays.stream(servers)
            .map(server ->
                new ChatModel(ChatConfig.of(server.base(), new Secret("k"), "m"), dialect, CLIENT))
            .toList());
  }

  private static String answer(String content) {
    var whole = JsonMapper.builder().build().createObjectNode();
    var choice = whole.putArray("choices").addObject().put("finish_reason", "stop");
    choice.putObject("message").put("content", content);
    return whole.toString();
  }

  private static JsonNode json(String body) throws IOException {
    return JsonMapper.builder().build().readTree(body);
  }
}
