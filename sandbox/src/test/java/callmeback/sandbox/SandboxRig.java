package callmeback.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
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
import org.junit.jupiter.api.io.TempDir;

/// A whole sandbox, and what its visitors do with it.
abstract class SandboxRig {
  static final String PHONE = "+15551234567";
  static final ObjectMapper JSON = new ObjectMapper();

  final OkHttpClient client =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(10)).build();
  Sandbox sandbox;

  @BeforeAll
  void open(@TempDir Path state) {
    sandbox = Sandbox.open(config(0, state));
  }

  SandboxConfig config(int port, Path state) {
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

  static String nextEnded(BlockingQueue<String> events) throws InterruptedException {
    String event = events.poll(10, TimeUnit.SECONDS);
    while (event != null && !event.contains("ended")) {
      event = events.poll(10, TimeUnit.SECONDS);
    }
    return String.valueOf(event);
  }

  void call(String phone) throws IOException {
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

  int stripeCustomers() throws IOException {
    try (Response response = client.newCall(stripe("/v1/customers").build()).execute()) {
      return response.code();
    }
  }

  Request.Builder stripe(String path) {
    return new Request.Builder()
        .url(sandbox.base(Provider.STRIPE) + path)
        .header("Authorization", "Bearer " + Credentials.STRIPE_SECRET_KEY);
  }

  JsonNode journalSince(long entry, String provider) {
    try {
      return json("/journal?provider=" + provider + "&since=" + entry).path("entries");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json(String path) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(200);
      return JSON.readTree(response.body().string());
    }
  }

  Response ask(String method, String path, String body) throws IOException {
    RequestBody json =
        method.equals("GET")
            ? null
            : RequestBody.create(body.getBytes(StandardCharsets.UTF_8), null);
    return client
        .newCall(new Request.Builder().url(sandbox.door() + path).method(method, json).build())
        .execute();
  }

  static final class Recorder extends WebSocketListener {
    private final BlockingQueue<String> events;
    private final BlockingQueue<Integer> audio;

    Recorder(BlockingQueue<String> events, BlockingQueue<Integer> audio) {
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
