package callmeback.sandbox.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Outbox;
import callmeback.sandbox.world.RetryPolicy;
import callmeback.sandbox.world.World;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocketListener;

/// The product as Twilio reaches it: every request and upgrade is signed and journalled.
///
/// Connect 5 s, whole 15 s, one retry if no connection came about
/// (twilio.com/docs/usage/webhooks/webhook-connection-overrides).
final class Product implements AutoCloseable {

  static final String NAME = "twilio";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(15);
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final int MANY = 10_000;

  private final World world;
  private final TwilioAccount account;
  private final Sids sids;
  private final Outbox outbox;
  private final OkHttpClient client;

  Product(World world, TwilioAccount account, Sids sids) {
    this.world = world;
    this.sids = sids;
    this.account = account;
    this.outbox = new Outbox(world, Entry.CALLBACK, RetryPolicy.onceIfUnreachable(), WHOLE);
    var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(MANY);
    dispatcher.setMaxRequestsPerHost(MANY);
    this.client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(CONNECT)
            .callTimeout(WHOLE)
            .readTimeout(WHOLE)
            .retryOnConnectionFailure(false)
            .build();
  }

  TwilioAccount account() {
    return account;
  }

  /// A name for one more media stream.
  String streamSid() {
    return sids.next("MZ");
  }

  /// Reports on a call, after the earlier reports on it.
  void report(String callSid, Target target, Form form) {
    var headers = Map.of(Signature.HEADER, Signature.of(account.authToken(), target.url(), form));
    var body = form.encode().getBytes(UTF_8);
    outbox.send(NAME, callSid, URI.create(target.url()), headers, FORM_TYPE, body);
  }

  /// Asks what to do; the body of the answer, which is XML.
  String ask(Target target, Form form) throws TwimlException {
    var request = request(target, form);
    try (var response = execute(request, target)) {
      if (!response.isSuccessful()) {
        throw new TwimlException(11200, "Got HTTP " + response.code() + " response");
      }
      var type = String.valueOf(response.header("Content-Type"));
      if (!type.contains("xml") && !type.startsWith("text/html")) {
        throw new TwimlException(12300, "Invalid Content-Type: " + type);
      }
      return response.body().string();
    } catch (IOException e) {
      throw new TwimlException(11205, "HTTP connection failure: " + e.getClass().getSimpleName());
    }
  }

  /// Opens a WebSocket; the listener learns what becomes of it.
  okhttp3.WebSocket open(String url, WebSocketListener listener) {
    note("GET", url, "opening");
    var signature = Signature.of(account.authToken(), url, new Form(List.of()));
    var request = new Request.Builder().url(url).header(Signature.HEADER, signature).build();
    return client.newWebSocket(request, listener);
  }

  /// Writes a line in the journal about a call, a document or a stream.
  void note(String method, String path, String text) {
    world.journal().record(Entry.of(NAME, Entry.SOCKET, method, path).noting(text));
  }

  @Override
  public void close() {
    outbox.close();
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdownNow();
    client.connectionPool().evictAll();
  }

  private Request request(Target target, Form form) {
    if (target.method().equals("GET")) {
      var url = HttpUrl.get(target.url()).newBuilder();
      form.fields().forEach(field -> url.addQueryParameter(field.name(), field.value()));
      var full = url.build().toString();
      var signature = Signature.of(account.authToken(), full, new Form(List.of()));
      return new Request.Builder().url(full).header(Signature.HEADER, signature).build();
    }
    return new Request.Builder()
        .url(target.url())
        .header(Signature.HEADER, Signature.of(account.authToken(), target.url(), form))
        .post(RequestBody.create(form.encode().getBytes(UTF_8), MediaType.get(FORM_TYPE)))
        .build();
  }

  private Response execute(Request request, Target target) throws IOException {
    long start = System.nanoTime();
    int status = 0;
    String outcome = "";
    try {
      var response = once(request);
      status = response.code();
      return response;
    } catch (IOException e) {
      outcome = e.getClass().getSimpleName();
      throw e;
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      world
          .journal()
          .record(
              Entry.of(NAME, Entry.CALLBACK, target.method(), target.url())
                  .answered(status, millis)
                  .noting(outcome));
    }
  }

  private Response once(Request request) throws IOException {
    try {
      return client.newCall(request).execute();
    } catch (ConnectException e) {
      return client.newCall(request).execute();
    }
  }
}
