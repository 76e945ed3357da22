package callmeback.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.sandbox.world.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SandboxTest {
  private static final String PHONE = "+15551234567";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OkHttpClient client =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(10)).build();
  private Sandbox sandbox;

  @BeforeAll
  void open(@TempDir Path state) {
    sandbox = Sandbox.open(config(0, state));
  }

  private SandboxConfig config(int port, Path state) {
    return new SandboxConfig(
        port,
        Credentials.usual(),
        URI.create("http://127.0.0.1:9/api/stripe/webhook"),
        state,
        InstantSource.system(),
        1);
  }

  @AfterEach
  void calm() throws IOException {
    ask("DELETE", "/mishaps", "").close();
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Provider.class,
      names = {"TWILIO", "STRIPE", "DEEPGRAM", "CEREBRAS", "OPENAI", "ELEVENLABS"})
  void everyPlayedProviderAnswersOnAPortOfItsOwn(Provider provider) throws IOException {
    try (Response response =
        client
            .newCall(new Request.Builder().url(sandbox.base(provider).toString()).build())
            .execute()) {
      assertThat(response.code()).isBetween(400, 499);
    }
    assertThat(json("/simulators").path(provider.word()).asText())
        .isEqualTo(sandbox.base(provider).toString());
  }

  @Test
  void aProviderThatIsNotPlayedHasNoAddress() {
    assertThatThrownBy(() -> sandbox.base(Provider.ASSEMBLYAI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("assemblyai");
  }

  @Test
  void aTakenPortOpensNothing(@TempDir Path state) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Sandbox.open(config(port, state)))
          .isInstanceOf(RuntimeException.class);

      int stripe = port + Provider.STRIPE.offset();
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), stripe).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aMishapFromTheDoorStrikesAndIsJournalled() throws IOException {
    String rule =
        """
        {"provider": "stripe", "match": {"method": "GET", "path": "/v1/cust*"}, "nth": 2, "kind": "status", "status": 503}\
        """;
    try (Response added = ask("POST", "/mishaps", rule)) {
      assertThat(added.code()).isEqualTo(201);
    }
    assertThat(json("/mishaps").at("/mishaps/0/match/path").asText()).isEqualTo("/v1/cust*");
    long since = json("/journal").path("last").asLong();

    assertThat(stripeCustomers()).isEqualTo(200);
    assertThat(stripeCustomers()).isEqualTo(503);
    assertThat(stripeCustomers()).isEqualTo(200);

    JsonNode entries =
        Await.until(() -> journalSince(since, "stripe"), written -> written.size() >= 3);
    assertThat(entries.findValuesAsText("status")).containsExactly("200", "503", "200");
    assertThat(entries.findValuesAsText("note")).containsExactly("", "status", "");
    assertThat(json("/journal?since=-1").path("entries")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{}",
        "{\"provider\": \"stripe\"}",
        "{\"provider\": \"acme\", \"kind\": \"stall\"}",
        "{\"provider\": \"stripe\", \"kind\": \"earthquake\"}",
        "{\"provider\": \"stripe\", \"kind\": \"status\", \"status\": 200}",
        "{\"provider\": \"stripe\", \"kind\": \"stall\", \"nth\": 0}",
        "{\"provider\": \"stripe\", \"kind\": \"stall\", \"nth\": \"1\"}",
        "{\"provider\": \"stripe\", \"kind\": \"stall\", \"match\": {\"host\": \"x\"}}"
      })
  void aMishapThatMakesNoSenseIsRefusedWithAReason(String body) throws IOException {
    try (Response response = ask("POST", "/mishaps", body)) {
      assertThat(response.code()).isEqualTo(400);
      JsonNode error = JSON.readTree(response.body().string());
      assertThat(error.path("error").asText()).isNotEmpty();
      assertThat(error.path("message").asText()).isNotEmpty();
    }
    assertThat(json("/mishaps").path("mishaps")).isEmpty();
  }

  @Test
  void latenciesAreSetByNameAllOrNone() throws IOException {
    try (Response bad =
        ask("PUT", "/latencies", "{\"deepgram\": {\"end_of_turn_ms\": 1, \"x\": 2}}")) {
      assertThat(bad.code()).isEqualTo(400);
    }
    assertThat(json("/latencies").at("/deepgram/end_of_turn_ms").asInt()).isEqualTo(260);
    try (Response good = ask("PUT", "/latencies", "{\"deepgram\": {\"end_of_turn_ms\": 261}}")) {
      assertThat(JSON.readTree(good.body().string()).at("/deepgram/end_of_turn_ms").asInt())
          .isEqualTo(261);
    }
    ask("PUT", "/latencies", "{\"deepgram\": {\"end_of_turn_ms\": 260}}").close();
  }

  @Test
  void theBooksOfStripeAndTwilioAreOpen() throws IOException {
    RequestBody hold =
        new FormBody.Builder()
            .add("amount", "225")
            .add("currency", "usd")
            .add("capture_method", "manual")
            .add("confirm", "true")
            .add("payment_method", "pm_card_visa")
            .add("payment_method_types[]", "card")
            .build();
    client.newCall(stripe("/v1/payment_intents").post(hold).build()).execute().close();

    JsonNode books = json("/books");

    assertThat(books.at("/stripe/payment_intents/0/authorised").asInt()).isEqualTo(225);
    assertThat(books.at("/stripe/payment_intents/0/held").asInt()).isEqualTo(225);
    assertThat(books.at("/twilio/calls").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Host, evil.example",
    "Host, 127.0.0.1.evil.example:80",
    "Origin, https://evil.example",
    "Origin, null"
  })
  void aForeignPageIsTurnedAway(String header, String value) throws IOException {
    Request request =
        new Request.Builder().url(sandbox.door() + "/books").header(header, value).build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(403);
      assertThat(response.body().string()).contains("foreign_host");
    }
  }

  @Test
  void aForeignPageCannotListenToATelephone() throws InterruptedException {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    Request request =
        new Request.Builder()
            .url(sandbox.door() + "/phones/" + PHONE + "/line")
            .header("Origin", "https://evil.example")
            .build();
    client.newWebSocket(request, new Recorder(events, new LinkedBlockingQueue<>()));

    assertThat(events.poll(5, TimeUnit.SECONDS)).isEqualTo("refused");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/phones/+15551234567/page, text/html",
    "/assets/look.css, text/css",
    "/assets/house.js, text/javascript",
    "/assets/phone.js, text/javascript",
    "/assets/sound.js, text/javascript",
    "/assets/microphone.js, text/javascript",
    "/assets/icon.svg, image/svg+xml"
  })
  void thePagesAreServed(String path, String type) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.header("Content-Type")).startsWith(type);
      assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/assets/..%2fhouse.html", "/assets/house.html"})
  void whatIsNotThereIsA404InJson(String path) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(404);
      assertThat(JSON.readTree(response.body().string()).path("error").asText())
          .isEqualTo("not_found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/phones/12", "/phones/+1abc"})
  void whatIsNotANumberIsNotATelephone(String path) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(400);
    }
  }

  @Test
  void aTelephoneRingsInABrowserIsAnsweredHeardAndHungUp() throws Exception {
    String phone = "+15557654321";
    ask("PUT", "/phones/" + phone, "{\"behaviour\": \"manual\"}").close();
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> audio = new LinkedBlockingQueue<>();
    Request line = new Request.Builder().url(sandbox.door() + "/phones/" + phone + "/line").build();
    WebSocket socket = client.newWebSocket(line, new Recorder(events, audio));
    assertThat(events.poll(5, TimeUnit.SECONDS)).isEqualTo("open");

    call(phone);
    assertThat(events.poll(10, TimeUnit.SECONDS)).contains("ringing", "+15005550006");
    ask("POST", "/phones/" + phone + "/answer", "").close();
    assertThat(events.poll(10, TimeUnit.SECONDS)).contains("answered");
    assertThat(audio.poll(10, TimeUnit.SECONDS)).isPositive();
    ask("POST", "/phones/" + phone + "/hang-up", "").close();
    assertThat(nextEnded(events)).contains("ended");
    socket.close(1000, null);

    try (Response again = ask("POST", "/phones/" + phone + "/answer", "")) {
      assertThat(again.code()).isEqualTo(409);
    }
  }

  private static String nextEnded(BlockingQueue<String> events) throws InterruptedException {
    String event = events.poll(10, TimeUnit.SECONDS);
    while (event != null && !event.contains("ended")) {
      event = events.poll(10, TimeUnit.SECONDS);
    }
    return String.valueOf(event);
  }

  private void call(String phone) throws IOException {
    var keys = Credentials.usual();
    RequestBody form =
        new FormBody.Builder()
            .add("To", phone)
            .add("From", keys.twilioPhoneNumber())
            .add(
                "Twiml",
                "<Response><Say>Hello, this is your best friend.</Say><Pause length=\"20\"/></Response>")
            .build();
    Request request =
        new Request.Builder()
            .url(
                sandbox.base(Provider.TWILIO)
                    + "/2010-04-01/Accounts/"
                    + keys.twilioAccountSid()
                    + "/Calls.json")
            .header(
                "Authorization",
                okhttp3.Credentials.basic(keys.twilioAccountSid(), keys.twilioAuthToken()))
            .post(form)
            .build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(201);
    }
  }

  private int stripeCustomers() throws IOException {
    try (Response response = client.newCall(stripe("/v1/customers").build()).execute()) {
      return response.code();
    }
  }

  private Request.Builder stripe(String path) {
    return new Request.Builder()
        .url(sandbox.base(Provider.STRIPE) + path)
        .header("Authorization", "Bearer " + Credentials.STRIPE_SECRET_KEY);
  }

  private JsonNode journalSince(long entry, String provider) {
    try {
      return json("/journal?provider=" + provider + "&since=" + entry).path("entries");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode json(String path) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(200);
      return JSON.readTree(response.body().string());
    }
  }

  private Response ask(String method, String path, String body) throws IOException {
    RequestBody json =
        method.equals("GET")
            ? null
            : RequestBody.create(body.getBytes(StandardCharsets.UTF_8), null);
    return client
        .newCall(new Request.Builder().url(sandbox.door() + path).method(method, json).build())
        .execute();
  }

  private static final class Recorder extends WebSocketListener {
    private final BlockingQueue<String> events;
    private final BlockingQueue<Integer> audio;

    private Recorder(BlockingQueue<String> events, BlockingQueue<Integer> audio) {
      this.events = events;
      this.audio = audio;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      events.add("open");
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      events.add(text);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
      audio.add(bytes.size());
    }

    @Override
    public void onFailure(WebSocket socket, Throwable t, @Nullable Response response) {
      events.add("refused");
    }
  }
}
