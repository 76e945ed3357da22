package callmeback.raindrop.hosted.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import callmeback.core.Problem;
import callmeback.core.Secret;
import callmeback.raindrop.hosted.Played;
import callmeback.sandbox.world.Mishap;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Timeout(60)
final class RaindropClientTest {
  private final Played played = Played.open(InstantSource.system());

  @AfterEach
  void close() {
    played.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 1", "401, 1", "404, 1", "422, 1", "408, 3", "409, 3", "429, 3", "500, 3", "503, 3"
  })
  void aRequestIsRepeatedWhereThatMakesSense(int status, int attempts) {
    played.strike(0, new Mishap.Status(status));

    var failure = failure(played.client());

    assertThat(played.requests()).isEqualTo(attempts);
    assertThat(failure.passes()).isEqualTo(attempts == 3 || status == 401);
  }

  @Test
  void aFailureThatPassesIsNotNoticed() {
    played.strike(2, new Mishap.Status(503));
    assertThat(new Sessions(played.client()).start()).isNotEmpty();
    assertThat(played.requests()).isEqualTo(3);
  }

  @Test
  void anUnreadableAnswerIsNone() {
    played.strike(0, new Mishap.Garble());
    assertThat(failure(played.client())).isEqualTo(new Failure.Unreachable("unreadable answer"));
  }

  @Test
  void everyFailureIsAProblemForWhoeverAsked() {
    var locked = failure(played.client("wrong", InstantSource.system()));
    assertThat(locked).isEqualTo(new Failure.LockedOut(401));
    assertThat(locked.problem()).isInstanceOf(Problem.Unavailable.class);
    played.strike(0, new Mishap.Status(422));
    assertThat(failure(played.client()).problem()).isInstanceOf(Problem.Invalid.class);
    assertThat(new Failure.Missing("x").problem()).isInstanceOf(Problem.NotFound.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"retry-after-ms=1", "retry-after=0", "retry-after=Thu, 01 Jan 1970 00:00:10 GMT"})
  void theServiceSaysWhenToComeBack(String header) throws IOException {
    var clock = InstantSource.fixed(Instant.EPOCH.plusSeconds(10));
    assertThat(attempts(429, header, clock)).containsExactly("0", "1", "2");
  }

  @Test
  void theServiceSaysWhetherToComeBack() throws IOException {
    assertThat(attempts(503, "x-should-retry=false", InstantSource.system())).containsExactly("0");
    assertThat(attempts(400, "x-should-retry=true", InstantSource.system())).hasSize(3);
  }

  @Test
  void nobodyWaitsLongerThanAllowed() throws IOException {
    assertThat(attempts(429, "retry-after=50", InstantSource.system())).containsExactly("0");
  }

  @Test
  void answersMayHaveEitherCasingAndNumbersMayBeStrings() throws IOException {
    var answer =
        "{\"objects\":[{\"key\":\"k\",\"size\":\"401107\",\"content_type\":\"a/b\",\"last_modified\":null}]}";
    try (var server = Answering.with(200, Map.of(), answer)) {
      assertThat(new Objects(server.client()).list(""))
          .containsExactly(new Objects.Listed("k", 401_107, "a/b", Instant.EPOCH));
    }
    try (var server = Answering.with(200, Map.of(), "{\"content\":\"%%%\"}")) {
      assertThat(
              catchThrowableOfType(
                      RaindropException.class, () -> new Objects(server.client()).get("k"))
                  .failure())
          .isInstanceOf(Failure.Unreachable.class);
    }
    try (var server = Answering.with(200, Map.of(), "{\"jsonResults\":\"[{\\\"n\\\":1}]\"}")) {
      assertThat(new Queries(server.client()).execute("SELECT 1").rows()).hasSize(1);
    }
  }

  private List<String> attempts(int status, String header, InstantSource clock) throws IOException {
    var parts = header.split("=");
    try (var server = Answering.with(status, Map.of(parts[0], parts[1]), "{}")) {
      failure(server.client(clock));
      return server.counts();
    }
  }

  private static Failure failure(RaindropClient client) {
    var thrown = catchThrowableOfType(RaindropException.class, () -> new Sessions(client).start());
    assertThat(thrown).isNotNull();
    return thrown.failure();
  }

  /// Answers everything alike, and notes which attempt each request says it is.
  private record Answering(HttpServer server, List<String> counts) implements AutoCloseable {
    static Answering with(int status, Map<String, String> headers, String body) throws IOException {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var counts = new ArrayList<String>();
      server.createContext(
          "/",
          exchange -> {
            counts.add(exchange.getRequestHeaders().getFirst("x-stainless-retry-count"));
            exchange.getResponseHeaders().set("content-type", "application/json");
            headers.forEach(exchange.getResponseHeaders()::set);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return new Answering(server, counts);
    }

    RaindropClient client() {
      return client(InstantSource.system());
    }

    RaindropClient client(InstantSource clock) {
      var resources = new RaindropConfig.Resources("a", "v", "m", "s", "b");
      var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var limits =
          new RaindropConfig.Limits(
              Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
      return new RaindropClient(
          new RaindropConfig(base, new Secret("key"), resources, limits), clock, new Random(7));
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
