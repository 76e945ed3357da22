package callmeback.voice.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.TextEmbedding;
import callmeback.sandbox.chat.ChatSimulator;
import callmeback.sandbox.world.World;
import callmeback.voice.wire.ProviderHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Timeout(60)
final class ChatEmbeddingTest {
  private static final OkHttpClient CLIENT = ProviderHttp.client();
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final List<String> TEXTS =
      List.of("mother's surgery", "my mum's operation", "tea");

  @Test
  void textsOfTheSameMeaningLieNearEachOther() {
    var world = World.of(InstantSource.system(), 7, Path.of("unused"));
    try (var openAi = ChatSimulator.open(world, "openai", 0, "key")) {
      var vectors = embedding(openAi.base()).of(TEXTS, LIMIT);
      assertThat(vectors).hasSize(3).allMatch(vector -> vector.length == TextEmbedding.DIMENSIONS);
      assertThat(likeness(vectors.get(0), vectors.get(1))).isGreaterThan(0.6);
      assertThat(likeness(vectors.get(0), vectors.get(2))).isLessThan(0.3);
    }
  }

  @Test
  void theRequestSaysHowLongVectorsAreToBeAndTheAnswerMayComeInAnyOrder() throws IOException {
    var answer = "{\"data\":[" + one(1, vector("2.5")) + "," + one(0, vector("0.5")) + "]}";
    try (var server = SseServer.streaming(answer)) {
      var vectors = embedding(server.base()).of(List.of("a", "b"), LIMIT);
      assertThat(vectors.getFirst()[0]).isEqualTo(0.5f);
      assertThat(vectors.getLast()[255]).isEqualTo(2.5f);
      var body = Json.tree(server.bodies.element());
      assertThat(body.path("model").asText()).isEqualTo("text-embedding-3-small");
      assertThat(body.path("dimensions").asInt()).isEqualTo(256);
      assertThat(body.path("encoding_format").asText()).isEqualTo("float");
      assertThat(body.path("input")).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"data\":[]}", "{\"data\":[{\"index\":1}]}", "not json"})
  void anythingElseIsNoAnswer(String wrong) throws IOException {
    try (var server = SseServer.streaming(wrong)) {
      unavailable(server.base());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"x\"", "null", "1e400"})
  void numbersThatPointNowhereAreNoAnswer(String number) throws IOException {
    try (var server = SseServer.streaming("{\"data\":[" + one(0, vector(number)) + "]}")) {
      unavailable(server.base());
    }
  }

  @Test
  void aShortVectorIsNoAnswer() throws IOException {
    try (var server = SseServer.streaming("{\"data\":[" + one(0, "1,2,3") + "]}")) {
      unavailable(server.base());
    }
  }

  @Test
  void aRefusalAndAStallAreNoAnswer() throws IOException {
    try (var server = SseServer.refusing(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}")) {
      unavailable(server.base());
    }
    try (var server = SseServer.stallingAfter("{")) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> embedding(server.base()).of(List.of("a"), Duration.ofMillis(200)));
    }
  }

  private static void unavailable(URI base) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> embedding(base).of(List.of("a"), LIMIT))
        .satisfies(e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
  }

  private static TextEmbedding embedding(URI base) {
    return new ChatEmbedding(
        "openai", ChatConfig.of(base, new Secret("key"), "text-embedding-3-small"), CLIENT);
  }

  private static String one(int index, String numbers) {
    return "{\"index\":%d,\"embedding\":[%s]}".formatted(index, numbers);
  }

  private static String vector(String number) {
    return IntStream.range(0, 256).mapToObj(_ -> number).collect(Collectors.joining(","));
  }

  private static double likeness(float[] one, float[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> (double) one[i] * other[i]).sum();
  }
}
