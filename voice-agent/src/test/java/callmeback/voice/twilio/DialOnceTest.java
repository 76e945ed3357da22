package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Progress;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Telephony.Dialling;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
final class DialOnceTest {
  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final String SID = "CA" + "1".repeat(32);
  private static final PhoneNumber FROM = new PhoneNumber("+15550001111");
  private static final PhoneNumber TO = new PhoneNumber("+15552223333");
  private static final UUID CALL = UUID.fromString("5f0c3f0e-0000-4000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /// What came in: method, target, host and body.
  private record Asked(String method, String target, String host, String body) {}

  /// What goes out; status 0 closes the connection, -1 says nothing at all.
  private record Reply(int status, String body) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Reply reply = new Reply(500, "");
  private HttpServer server;
  private TwilioTelephony telephony;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    telephony = telephony(server.getAddress().getPort());
  }

  @AfterEach
  void close() {
    over.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 0})
  void aFailureLeavesItUnclearAndIsNotRepeated(int status) {
    reply = new Reply(status, error(status, 20500));

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"sid\":", "{}", "{\"sid\":null}", "[]"})
  void anAnswerThatCannotBeReadLeavesItUnclear(String body) {
    reply = new Reply(201, body);

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(asked).hasSize(1);
  }

  @Test
  void anErrorThatIsNoJsonLeavesItUnclear() {
    reply = new Reply(400, "<html>Bad gateway of somebody</html>");

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(asked).hasSize(1);
  }

  @Test
  void silenceLeavesItUnclearAfterEightSeconds() {
    reply = new Reply(-1, "");
    var start = System.nanoTime();

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(11));
    assertThat(asked).hasSize(1);
  }

  @Test
  void aPortThatTakesNoConnectionIsACleanRefusal() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(telephony(port).dial(CALL, TO, Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(
            Dialling.Refused.class,
            refused -> assertThat(refused.problem()).isInstanceOf(Problem.Unavailable.class));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, Invalid",
    "400, 21217, Invalid",
    "400, 21214, Invalid",
    "400, 21215, Invalid",
    "400, 21216, Invalid",
    "400, 21210, ProviderFailed",
    "400, 21212, ProviderFailed",
    "400, 21213, ProviderFailed",
    "400, 21219, ProviderFailed",
    "401, 20003, ProviderFailed",
    "403, 20005, ProviderFailed",
    "429, 20429, Unavailable",
    "429, 0, Unavailable",
    "400, 10004, Unavailable",
    "400, 99999, ProviderFailed",
  })
  void aRefusalSaysWhy(int status, int code, String problem) {
    reply = new Reply(status, error(status, code));

    assertThat(dial())
        .isInstanceOfSatisfying(
            Dialling.Refused.class,
            refused -> assertThat(refused.problem().getClass().getSimpleName()).isEqualTo(problem));
    assertThat(asked).hasSize(1);
  }

  @Test
  void aRefusedNumberIsNamedAsTheField() {
    reply = new Reply(400, error(400, 21215));

    assertThat(dial())
        .isEqualTo(
            new Dialling.Refused(
                Problem.Invalid.field("phone_number", "is in a country that we cannot call")));
  }

  @Test
  void anAcceptedCallWasAskedForWithAllThatProtectsIt() {
    reply = new Reply(201, "{\"sid\":\"" + SID + "\",\"status\":\"queued\"}");

    assertThat(dial()).isEqualTo(new Dialling.Accepted(SID));
    var request = asked.getFirst();
    assertThat(request.host()).isEqualTo("api.twilio.com");
    assertThat(request.target()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json");
    assertThat(request.body().split("&"))
        .containsExactlyInAnyOrder(
            "To=+15552223333",
            "From=+15550001111",
            "Url=https://voice.example/base/api/twilio/answer/" + CALL,
            "Method=POST",
            "StatusCallback=https://voice.example/base/api/twilio/callback/" + CALL,
            "StatusCallbackMethod=POST",
            "StatusCallbackEvent=initiated",
            "StatusCallbackEvent=ringing",
            "StatusCallbackEvent=answered",
            "StatusCallbackEvent=completed",
            "Timeout=30",
            "TimeLimit=300",
            "MachineDetection=Enable",
            "AsyncAmd=true",
            "AsyncAmdStatusCallback=https://voice.example/base/api/twilio/callback/" + CALL,
            "AsyncAmdStatusCallbackMethod=POST");
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "404, 20404", "404, 0", "400, 21220"})
  void hangingUpWhatIsOverIsFine(int status, int code) {
    reply = new Reply(status, status == 200 ? "{\"sid\":\"" + SID + "\"}" : error(status, code));

    telephony.hangUp(SID);

    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().body()).isEqualTo("Status=completed");
  }

  @Test
  void hangingUpIsTriedAgainAndThenSaidToHaveFailed() {
    reply = new Reply(503, error(503, 20500));

    assertThatThrownBy(() -> telephony.hangUp(SID)).isInstanceOf(ProblemException.class);
    assertThat(asked).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "queued, , QUEUED",
    "ringing, , RINGING",
    "in-progress, human, ANSWERED",
    "in-progress, machine_start, VOICEMAIL",
    "completed, unknown, COMPLETED",
    "busy, , BUSY",
    "no-answer, , NO_ANSWER",
    "canceled, , CANCELED",
    "failed, , FAILED",
  })
  void theBooksAreReadInOurWords(String status, String answeredBy, Phase phase) {
    var by = answeredBy == null ? "null" : "\"" + answeredBy + "\"";
    reply =
        new Reply(
            200,
            """
            {"sid":"%s","status":"%s","answered_by":%s,"duration":"61",
             "start_time":"Sun, 01 Mar 2026 11:58:00 +0000",
             "end_time":"Sun, 01 Mar 2026 11:59:01 +0000"}\
            """
                .formatted(SID, status, by));
    var at = phase == Phase.ANSWERED ? "2026-03-01T11:58:00Z" : "2026-03-01T11:59:01Z";

    assertThat(telephony.look(SID)).contains(new Progress(SID, phase, 61, Instant.parse(at)));
  }

  @Test
  void aCallTheBooksDoNotKnowIsEmptyAndBooksThatCannotBeReadAreNot() {
    reply = new Reply(404, error(404, 20404));
    assertThat(telephony.look(SID)).isEmpty();

    reply = new Reply(503, error(503, 20500));
    assertThatThrownBy(() -> telephony.look(SID)).isInstanceOf(ProblemException.class);

    reply = new Reply(200, "{\"sid\":\"" + SID + "\",\"status\":\"dreaming\"}");
    assertThatThrownBy(() -> telephony.look(SID)).isInstanceOf(ProblemException.class);
  }

  @Test
  void theNewestOwnCallSinceThenIsFound() {
    reply =
        new Reply(
            200,
            """
            {"calls":[%s,%s,%s,%s],"page":0,"page_size":20,"next_page_uri":null}\
            """
                .formatted(
                    booked("CAearly", FROM.e164(), "11:00:00"),
                    booked("CAours", FROM.e164(), "12:00:01"),
                    booked("CAnewer", FROM.e164(), "12:00:03"),
                    booked("CAother", "+15559999999", "12:00:04")));

    assertThat(telephony.findDialled(CALL, TO, NOW)).contains("CAnewer");
    assertThat(decoded(asked.getFirst().target())).contains("To=+15552223333", "From=+15550001111");
  }

  private static String booked(String sid, String from, String time) {
    return """
    {"sid":"%s","from":"%s","to":"%s","date_created":"Sun, 01 Mar 2026 %s +0000"}\
    """
        .formatted(sid, from, TO.e164(), time);
  }

  private Dialling dial() {
    return telephony.dial(CALL, TO, Duration.ofMinutes(5));
  }

  private static TwilioTelephony telephony(int port) {
    var config =
        new TwilioConfig(
            URI.create("https://voice.example/base/"),
            URI.create("http://127.0.0.1:" + port),
            ACCOUNT,
            new Secret("token"),
            FROM);
    return new TwilioTelephony(config, InstantSource.fixed(NOW));
  }

  private static String error(int status, int code) {
    return "{\"code\":%d,\"message\":\"no\",\"status\":%d}".formatted(code, status);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Host"),
              decoded(body.replace("+", " ")).replace(" ", "+")));
      var now = reply;
      if (now.status() < 0) {
        over.await();
      } else if (now.status() > 0) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        var bytes = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
