package callmeback.api;

import static callmeback.api.http.Access.open;
import static callmeback.api.http.Access.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.core.account.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceptionTest {
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private Product product;
  private Client client;

  ReceptionTest(@TempDir Path state) {
    Endpoints tests =
        routes ->
            routes
                .get("/api/test/slow", Limit.perMinute(60), open(this::forever))
                .get("/api/test/broken", Limit.perMinute(60), open(this::broken))
                .post("/api/test/echo", Limit.NONE, open(this::size))
                .get("/api/test/once", Limit.perMinute(1), open(_ -> Answer.message("once")))
                .get("/api/test/mine", Limit.perMinute(1), signedIn(this::mine));
    product = new Product(state, 1, Duration.ofSeconds(2), List.of(tests));
    client = product.client;
  }

  @BeforeAll
  void isUp() {
    assertThat(client.get("/api/test/once").status()).isEqualTo(200);
  }

  @AfterAll
  void close() {
    product.close();
  }

  private Answer forever(Asked asked) {
    try {
      new CountDownLatch(1).await();
      return Answer.message("never");
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new IllegalStateException(e);
    }
  }

  private Answer broken(Asked asked) {
    throw new IllegalStateException("ann@example.com at jdbc:postgresql");
  }

  private Answer size(Asked asked) {
    return Answer.message(String.valueOf(asked.bytes().length));
  }

  private Answer mine(Actor actor, Asked asked) {
    return Answer.message("yours");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api", "/api/", "/api/nothing", "/api/auth", "/api/calls/a/b/c", "/elsewhere"})
  void anUnknownPathIsNotFound(String path) {
    var reply = client.get(path);
    assertThat(reply.error()).isEqualTo("404 NOT_FOUND");
    assertThat(reply.json().has("details")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/auth/login, 'POST, OPTIONS'",
    "HEAD, /api/auth/login, 'POST, OPTIONS'",
    "DELETE, /api/calls, 'GET, HEAD, POST, OPTIONS'",
    "PATCH, /api/calls/6a8c0a52-95f5-4b9a-8a2b-0b0b0b0b0b0b, 'GET, HEAD, OPTIONS'"
  })
  void aWrongMethodNamesTheRightOnes(String method, String path, String allow) {
    var reply = client.send(method, path, "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.text("/error")).isEqualTo(method.equals("HEAD") ? "" : "METHOD_NOT_ALLOWED");
    assertThat(reply.header("Allow")).isEqualTo(allow);
  }

  @Test
  void askingForOptionsNamesTheMethods() {
    var reply = client.send("OPTIONS", "/api/call", "");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  void aHeadIsTheAnswerWithoutItsBody() {
    var head = client.send("HEAD", "/api/personas", "");
    var whole = client.get("/api/personas");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.json().isMissingNode()).isTrue();
    assertThat(head.header("ETag")).isEqualTo(whole.header("ETag")).isNotEmpty();
    assertThat(head.header("X-RateLimit-Limit")).isEqualTo("60");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "POST /api/call HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "POST /api/call HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999999999999\r\n\r\n",
        "GET /api/personas HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n"
      })
  void whatIsNoHttpIsRefusedInTheSameWords(String request) throws IOException {
    assertThat(raw(request))
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
        .contains("{\"error\":\"VALIDATION_ERROR\",");
  }

  @Test
  void aBodyOfOneMegabyteIsReadAndALargerOneRefused() {
    var full = client.send("POST", "/api/test/echo", "x".repeat(Asked.MAX_BODY));
    assertThat(full.text("/message")).isEqualTo(String.valueOf(Asked.MAX_BODY));
    var more = client.send("POST", "/api/test/echo", "x".repeat(Asked.MAX_BODY + 1));
    assertThat(more.error()).isEqualTo("413 PAYLOAD_TOO_LARGE");
    var much = client.send("POST", "/api/test/echo", "x".repeat(5 * Asked.MAX_BODY));
    assertThat(much.error()).isEqualTo("413 PAYLOAD_TOO_LARGE");
  }

  @Test
  void aBodyWithoutALengthIsBoundedToo() throws IOException {
    var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    var head =
        "POST /api/test/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            + "Connection: close\r\n\r\n";
    assertThat(raw(head + chunk.repeat(17) + "0\r\n\r\n")).startsWith("HTTP/1.1 413 ");
    assertThat(raw(head + chunk + "0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void whatIsNotJsonIsRefused(String type) {
    var reply = fresh().with("Content-Type", type).send("POST", "/api/auth/login", "{}");
    assertThat(reply.error()).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void aCharsetBesideJsonIsFine() {
    var reply =
        fresh()
            .with("Content-Type", "application/json; charset=utf-8")
            .send("POST", "/api/auth/login", "{");
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
  }

  @Test
  void whatTakesTooLongIsGivenUpAndInterrupted() throws InterruptedException {
    var reply = client.get("/api/test/slow");
    assertThat(reply.error()).isEqualTo("503 SERVICE_UNAVAILABLE");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("60");
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aFaultOfOursTellsNothing() {
    var reply = client.get("/api/test/broken");
    assertThat(reply.error()).isEqualTo("500 SERVER_ERROR");
    assertThat(reply.json().toString()).doesNotContain("ann@", "jdbc", "Exception", "callmeback");
  }

  @Test
  void aBrokenQueryIsNoFaultOfOurs() throws IOException {
    var reply =
        raw(
            "GET /api/personas?page=%zz&search=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(reply).startsWith("HTTP/1.1 400 ").contains("VALIDATION_ERROR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/%zz", "/api/calls/%00", "/api/../secret", "/api/a b"})
  void aBrokenPathTellsNothingOfUs(String path) throws IOException {
    var reply = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(reply).startsWith("HTTP/1.1 4").doesNotContain("Exception", "helidon", "callmeback");
  }

  @Test
  void strangersAreCountedByAddressAndTheKnownByAccount() {
    assertThat(client.get("/api/test/mine").error()).isEqualTo("401 UNAUTHORIZED");
    var second = client.with("X-Forwarded-For", "10.9.8.7").get("/api/test/mine");
    assertThat(second.error()).isEqualTo("429 RATE_LIMIT_EXCEEDED");
    assertThat(second.header("Retry-After")).isEqualTo("60");
    assertThat(second.json().path("retry_after").asInt()).isEqualTo(60);
    assertThat(second.header("X-RateLimit-Limit")).isEqualTo("1");
    assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("0");
    var reset = product.time.get().getEpochSecond() + 60;
    assertThat(second.header("X-RateLimit-Reset")).isEqualTo(String.valueOf(reset));

    var ann = product.newcomer();
    var mine = ann.get("/api/test/mine");
    assertThat(mine.status()).isEqualTo(200);
    assertThat(mine.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(ann.get("/api/test/mine").status()).isEqualTo(429);
  }

  @Test
  void onlyTheConfiguredFrontendsMayReadAnswers() {
    var ours = client.with("Origin", Product.FRONTEND.toString()).get("/api/nothing");
    assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo(Product.FRONTEND.toString());
    assertThat(ours.header("Access-Control-Expose-Headers"))
        .contains("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After");
    assertThat(ours.header("Access-Control-Expose-Headers")).contains("ETag");
    assertThat(ours.header("Vary")).contains("Origin");
    for (var other : List.of("https://evil.example", "null", Product.FRONTEND + ".evil.example")) {
      var theirs = client.with("Origin", other).get("/api/nothing");
      assertThat(theirs.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void aPreflightIsAnsweredForTheConfiguredFrontendsOnly() {
    var asking = client.with("Access-Control-Request-Method", "POST");
    var ours = asking.with("Origin", Product.FRONTEND.toString()).send("OPTIONS", "/api/call", "");
    assertThat(ours.status()).isEqualTo(204);
    assertThat(ours.header("Access-Control-Allow-Methods"))
        .contains("POST", "DELETE", "PUT", "PATCH");
    assertThat(ours.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "If-None-Match");
    var theirs = asking.with("Origin", "https://evil.example").send("OPTIONS", "/api/call", "");
    assertThat(theirs.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(theirs.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void everyAnswerIsGuarded() {
    for (var path : List.of("/api/nothing", "/api/test/broken", "/api/auth/me", "/elsewhere")) {
      var reply = client.get(path);
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }
  }

  /// A client whose log-ins were not counted yet.
  private Client fresh() {
    product.time.updateAndGet(now -> now.plusSeconds(600));
    return client;
  }

  /// Everything until the server has nothing more to say, or closes.
  private String raw(String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
