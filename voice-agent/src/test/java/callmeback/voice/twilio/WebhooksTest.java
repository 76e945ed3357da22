package callmeback.voice.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
final class WebhooksTest {
  private static final String SID = "CA" + "1".repeat(32);
  private static final String OTHER = "CA" + "2".repeat(32);
  private static final Hmac SIGNER =
      new Hmac("HmacSHA1", new Secret(House.KEY), Base64.getEncoder());

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> booked = new AtomicReference<>("");
  private HttpServer books;
  private House house;
  private Call call;

  @BeforeEach
  void open() throws IOException {
    books = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    books.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
          exchange.getRequestBody().readAllBytes();
          var body = booked.get().getBytes(UTF_8);
          exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, 0);
          exchange.getResponseBody().write(body.length == 0 ? notFound() : body);
          exchange.close();
        });
    books.start();
    house = new House(URI.create("http://127.0.0.1:" + books.getAddress().getPort()));
    call = house.call();
  }

  @AfterEach
  void close() {
    house.close();
    books.stop(0);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"answer", "answer/", "callback", "callback/"})
  void withoutAGenuineSignatureNothingChanges(String path) throws Exception {
    house.books.dialled(call.id(), SID);
    var target = "/api/twilio/" + path + (path.endsWith("/") ? call.id() : "");
    var body = "CallSid=" + SID + "&CallStatus=busy";

    assertThat(post(target, body, null).statusCode()).isEqualTo(403);
    assertThat(post(target, body, "").statusCode()).isEqualTo(403);
    assertThat(post(target, body, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=").statusCode()).isEqualTo(403);
    assertThat(post(target, body + "&CallStatus=x", sign(target, "CallSid" + SID)).statusCode())
        .isEqualTo(403);
    assertThat(post(target, body + "%", signed(target, body)).statusCode()).isEqualTo(403);
    assertThat(post(target + "?a=1", body, signed(target, body)).statusCode()).isEqualTo(403);
    assertThat(post(target, "a=" + "x".repeat(64 * 1024), signed(target, body)).statusCode())
        .isEqualTo(403);
    assertThat(house.books.get(call.id()).status()).isEqualTo(CallStatus.INITIATED);
    assertThat(house.news).isEmpty();
  }

  @Test
  void anUnknownCallIsNotFound() throws Exception {
    assertThat(callback("/" + UUID.randomUUID(), "busy")).isEqualTo(404);
    assertThat(callback("/no-uuid", "busy")).isEqualTo(404);
    assertThat(callback("", "busy")).isEqualTo(404);
    assertThat(status("/api/twilio/callback/" + call.id(), "CallStatus=busy")).isEqualTo(404);
    assertThat(status("/api/twilio/callback/" + call.id(), "CallSid=x&CallStatus=busy"))
        .isEqualTo(404);
    assertThat(house.books.get(call.id()).status()).isEqualTo(CallStatus.INITIATED);
  }

  @Test
  void postAnswerConnectsAPickedUpCallWithItsStream() throws Exception {
    var response = send("/api/twilio/answer/" + call.id(), "CallSid=" + SID);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?><Response><Say>One moment.</Say><Connect>\
            <Stream url="%s"><Parameter name="call" value="%s"/>\
            <Parameter name="token" value="%s"/></Stream></Connect><Hangup/></Response>\
            """
                .formatted(
                    house.socketUrl(),
                    call.id(),
                    new StreamTokens(new Secret(House.KEY)).of(call.id())));
    var now = house.books.get(call.id());
    assertThat(now.sid()).isEqualTo(SID);
    assertThat(now.status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(send("/api/twilio/answer", "CallSid=" + SID).body()).contains("<Connect>");
  }

  @Test
  void aSecondPhoneCallForTheSameCallIsHungUpAndHarmsNothing() throws Exception {
    house.books.dialled(call.id(), SID);

    var response = send("/api/twilio/answer/" + call.id(), "CallSid=" + OTHER);
    assertThat(response.body()).isEqualTo(Twiml.hangUp());
    assertThat(status("/api/twilio/callback/" + call.id(), body(OTHER, "completed")))
        .isEqualTo(204);

    assertThat(asked).contains("POST " + account() + "/Calls/" + OTHER + ".json");
    assertThat(house.books.get(call.id()).status()).isEqualTo(CallStatus.INITIATED);
    assertThat(house.news).isEmpty();
  }

  @Test
  void aCallThatIsOverIsHungUp() throws Exception {
    callback("/" + call.id(), "busy");

    assertThat(send("/api/twilio/answer/" + call.id(), "CallSid=" + SID).body())
        .isEqualTo(Twiml.hangUp());
  }

  @ParameterizedTest
  @CsvSource({
    "busy, BUSY, FAILED",
    "no-answer, NO_ANSWER, FAILED",
    "canceled, CANCELED, FAILED",
    "failed, FAILED, FAILED",
    "completed, NOT_CONNECTED, FAILED",
  })
  void postCallbackWritesAnEndDownOnce(String word, Outcome outcome, CallStatus status)
      throws Exception {
    assertThat(callback("/" + call.id(), word)).isEqualTo(204);
    assertThat(callback("", word)).isEqualTo(204);
    assertThat(callback("/" + call.id(), "in-progress")).isEqualTo(204);
    assertThat(callback("/" + call.id(), "ringing")).isEqualTo(204);
    assertThat(callback("/" + call.id(), "failed")).isEqualTo(204);

    var now = house.books.get(call.id());
    assertThat(now.outcome()).isEqualTo(outcome);
    assertThat(now.status()).isEqualTo(status);
    assertThat(now.seconds()).isEqualTo(word.equals("completed") ? 61 : 0);
    Await.until(() -> house.news, news -> news.contains("forget " + call.id()));
    assertThat(house.news).doesNotContain("prepare " + call.id());
  }

  @Test
  void aRingingCallIsPreparedForAndAnAnswerBindsTheSid() throws Exception {
    callback("/" + call.id(), "initiated");
    callback("/" + call.id(), "ringing");
    Await.until(() -> List.copyOf(house.news), news -> news.size() == 2);
    callback("/" + call.id(), "in-progress");

    assertThat(house.news).containsOnly("prepare " + call.id());
    assertThat(house.books.get(call.id()).sid()).isEqualTo(SID);
    assertThat(house.books.get(call.id()).status()).isEqualTo(CallStatus.IN_PROGRESS);
  }

  @Test
  void aMachineIsHungUpOnForFree() throws Exception {
    callback("/" + call.id(), "in-progress");

    var target = "/api/twilio/callback/" + call.id();
    assertThat(status(target, "CallSid=" + SID + "&AnsweredBy=human")).isEqualTo(204);
    assertThat(house.books.get(call.id()).status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(status(target, "CallSid=" + SID + "&AnsweredBy=machine_start")).isEqualTo(204);

    assertThat(house.books.get(call.id()).outcome()).isEqualTo(Outcome.VOICEMAIL);
    assertThat(asked).containsExactly("POST " + account() + "/Calls/" + SID + ".json");
  }

  @Test
  void aLengthThatIsMissingIsLookedUp() throws Exception {
    booked.set("{\"sid\":\"%s\",\"status\":\"completed\",\"duration\":\"42\"}".formatted(SID));

    status("/api/twilio/callback/" + call.id(), "CallSid=" + SID + "&CallStatus=completed");

    assertThat(house.books.get(call.id()).seconds()).isEqualTo(42);
  }

  @Test
  void aWordWeDoNotKnowChangesNothing() throws Exception {
    assertThat(callback("/" + call.id(), "transcended")).isEqualTo(204);

    assertThat(house.books.get(call.id()).sid()).isNull();
    assertThat(house.news).isEmpty();
  }

  private int callback(String suffix, String word) throws Exception {
    return status("/api/twilio/callback" + suffix, body(SID, word));
  }

  private static String body(String sid, String word) {
    return "CallSid=" + sid + "&CallStatus=" + word + "&CallDuration=61&Duration=2";
  }

  private int status(String target, String body) throws Exception {
    return send(target, body).statusCode();
  }

  private HttpResponse<String> send(String target, String body) throws Exception {
    return post(target, body, signed(target, body));
  }

  private String signed(String target, String body) {
    return sign(target, WebhookForm.parse(body).signedText());
  }

  private String sign(String target, String fields) {
    return SIGNER.of(house.url(target) + fields);
  }

  private HttpResponse<String> post(String target, String body, @Nullable String signature)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(house.url(target)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (signature != null) {
      request.header("X-Twilio-Signature", signature);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String account() {
    return "/2010-04-01/Accounts/" + House.ACCOUNT;
  }

  private static byte[] notFound() {
    return "{\"code\":20404,\"message\":\"gone\",\"status\":404}".getBytes(UTF_8);
  }
}
