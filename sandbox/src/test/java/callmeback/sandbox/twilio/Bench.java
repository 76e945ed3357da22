package callmeback.sandbox.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.sandbox.phone.PhoneBook;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.world.Await;
import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// A simulated Twilio with telephones on one side and a product on the other.
final class Bench implements AutoCloseable {

  static final String SID = "AC" + "0123456789abcdef".repeat(2);
  static final String TOKEN = "a-token-for-tests";
  static final String FROM = "+15550001111";
  static final String TO = "+15552223333";
  static final Speech SPEECH = new Speech();

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String FORM = "application/x-www-form-urlencoded";

  /// An answer of the REST API.
  record Answer(int status, JsonNode body) {}

  final World world;
  final PhoneBook phones;
  final TwilioSimulator twilio;
  final ProductSide product = new ProductSide();
  private OkHttpClient client = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  Bench(Path state) {
    this(state, TwilioHabits.usual());
  }

  Bench(Path state, TwilioHabits habits) {
    world = World.of(InstantSource.system(), 7, state);
    phones = new PhoneBook(world.clock(), SPEECH);
    var account = new TwilioAccount(SID, TOKEN, List.of(FROM));
    twilio = TwilioSimulator.open(world, 0, account, SPEECH, phones, habits);
    phone("{\"answer_after_ms\": 20}");
  }

  /// How long the next requests wait for their answers.
  void patience(Duration patience) {
    client = client.newBuilder().callTimeout(patience).build();
  }

  static byte[] speech(String text) {
    return SPEECH.say(text, Timbre.of("persona")).mulaw();
  }

  void phone(String behaviour) {
    try {
      phones.put(TO, JSON.readTree(behaviour));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The newest call as its telephone shows it.
  JsonNode phoneCall() {
    var calls = phones.get(TO).path("calls");
    return calls.path(calls.size() - 1);
  }

  /// Places a call with all status events and the given further fields; its sid.
  String place(String... more) {
    var form =
        Form.of("To", TO, "From", FROM, "Url", product.url("/answer"))
            .with("StatusCallback", product.url("/status"))
            .with("StatusCallbackEvent", "initiated")
            .with("StatusCallbackEvent", "ringing")
            .with("StatusCallbackEvent", "answered")
            .with("StatusCallbackEvent", "completed");
    for (int i = 0; i < more.length; i += 2) {
      form = form.with(more[i], more[i + 1]);
    }
    return post("/Calls.json", form).body().path("sid").asText();
  }

  String status(String sid) {
    return get("/Calls/" + sid + ".json").body().path("status").asText();
  }

  JsonNode awaitStatus(String sid, String status) {
    return Await.until(
        () -> get("/Calls/" + sid + ".json").body(),
        call -> call.path("status").asText().equals(status));
  }

  List<String> awaitStatuses(int count) {
    return Await.until(product::statuses, statuses -> statuses.size() >= count);
  }

  /// What the journal notes about calls and streams.
  List<String> notes() {
    return world.journal().since(0, "twilio").stream().map(Entry::note).toList();
  }

  Answer get(String path) {
    return send(request(path).get());
  }

  Answer post(String path, Form form) {
    return send(
        request(path).post(RequestBody.create(form.encode().getBytes(UTF_8), MediaType.get(FORM))));
  }

  Answer delete(String path) {
    return send(request(path).delete());
  }

  Answer send(Request.Builder request) {
    try (var response = client.newCall(request.build()).execute()) {
      return new Answer(response.code(), JSON.readTree(response.body().string()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Request.Builder request(String path) {
    return new Request.Builder()
        .url(twilio.base() + "/2010-04-01/Accounts/" + SID + path)
        .header("Authorization", Credentials.basic(SID, TOKEN));
  }

  @Override
  public void close() {
    twilio.close();
    product.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
