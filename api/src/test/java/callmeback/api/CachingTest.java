package callmeback.api;

import static callmeback.api.http.Access.open;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.api.http.Answer;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.core.persona.Author;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
class CachingTest {
  private static final String LONG = "long and longer ".repeat(100);

  private static final Duration AGE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Product product;
  private final Client client;

  CachingTest(@TempDir Path state) {
    Endpoints tests =
        routes ->
            routes
                .get("/api/test/long", Limit.NONE, Cache.own(AGE), open(_ -> Answer.message(LONG)))
                .get(
                    "/api/test/short",
                    Limit.NONE,
                    Cache.own(AGE),
                    open(_ -> Answer.message("short")));
    product = new Product(state, 1000, ApiConfig.TIME_LIMIT, List.of(tests));
    client = product.client;
  }

  @AfterEach
  void close() {
    http.close();
    product.close();
  }

  @Test
  void everybodysPersonasMayBeKeptByAnybodyForFiveMinutes() {
    var strangers = client.get("/api/personas");
    assertThat(strangers.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(strangers.header("Vary")).contains("Authorization", "Origin", "Accept-Encoding");
    var anns = product.newcomer().get("/api/personas");
    assertThat(anns.header("Cache-Control")).isEqualTo("private, max-age=300, no-cache");
  }

  @Test
  void theHistoryIsOnlyItsOwnersAndHasAnAgeButIsAskedAboutEachTime() {
    var ann = product.newcomer();
    assertThat(ann.get("/api/calls").header("Cache-Control"))
        .isEqualTo("private, max-age=30, no-cache");
    assertThat(ann.get("/api/auth/me").header("Cache-Control")).isEqualTo("no-store");
    assertThat(ann.get("/api/auth/me").header("ETag")).isEmpty();
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() {
    var tag = client.get("/api/personas").header("ETag");
    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    for (var known : List.of(tag, "\"other\", " + tag, "W/" + tag, "*")) {
      var again = client.with("If-None-Match", known).get("/api/personas");
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.json().isMissingNode()).isTrue();
      assertThat(again.header("ETag")).isEqualTo(tag);
      assertThat(again.header("Cache-Control")).isEqualTo("public, max-age=300");
    }
  }

  @Test
  void whatWasWrittenIsSeenAtOnce() {
    var tag = client.get("/api/personas").header("ETag");
    product.personas.add(Product.persona("Newest", true, new Author.House()));
    var again = client.with("If-None-Match", tag).get("/api/personas");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().toString()).contains("Newest");
    assertThat(again.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void whatIsRefusedIsNeverKept() {
    var refused = client.with("If-None-Match", "*").get("/api/calls");
    assertThat(refused.error()).isEqualTo("401 UNAUTHORIZED");
    assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    assertThat(refused.header("ETag")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, true",
    "'deflate, GZIP;q=0.5, br', true",
    "gzip;q=1.0, true",
    "gzip;q=0, false",
    "gzip;q=0.00, false",
    "identity, false",
    "gzipped, false"
  })
  void whatIsLongIsPackedForThoseWhoCanUnpackIt(String accepted, boolean packed) throws Exception {
    var reply = get("/api/test/long", accepted);
    assertThat(reply.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(packed);
    assertThat(packed ? unpacked(reply.body()) : text(reply.body())).contains(LONG);
    if (packed) {
      assertThat(reply.body().length).isLessThan(LONG.length() / 4);
    }
  }

  @Test
  void whatIsShortIsNotPacked() throws Exception {
    var reply = get("/api/test/short", "gzip");
    assertThat(reply.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(text(reply.body())).contains("short");
  }

  @Test
  void thePackedAnswerHasATagOfItsOwn() throws Exception {
    var packed = get("/api/test/long", "gzip").headers().firstValue("ETag").orElseThrow();
    var plain = get("/api/test/long", "identity").headers().firstValue("ETag").orElseThrow();
    assertThat(packed).isNotEqualTo(plain);
  }

  private HttpResponse<byte[]> get(String path, String accepted) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + path))
            .header("Accept-Encoding", accepted)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String unpacked(byte[] body) throws IOException {
    return text(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes());
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
