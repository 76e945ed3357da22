package callmeback.voice.twilio;

import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Telephony.Dialling;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/// A telephone company's REST interface that answers as told, and what was asked of it.
abstract class RestRig {
  static final String ACCOUNT = "AC" + "0".repeat(32);
  static final String SID = "CA" + "1".repeat(32);
  static final PhoneNumber FROM = new PhoneNumber("+15550001111");
  static final PhoneNumber TO = new PhoneNumber("+15552223333");
  static final UUID CALL = UUID.fromString("5f0c3f0e-0000-4000-8000-000000000001");
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /// What came in: method, target, host and body.
  record Asked(String method, String target, String host, String body) {}

  /// What goes out; status 0 closes the connection, -1 says nothing at all.
  record Reply(int status, String body) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final CountDownLatch over = new CountDownLatch(1);
  volatile Reply reply = new Reply(500, "");
  HttpServer server;
  TwilioTelephony telephony;

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

  static String booked(String sid, String from, String time) {
    return """
    {"sid":"%s","from":"%s","to":"%s","date_created":"Sun, 01 Mar 2026 %s +0000"}\
    """
        .formatted(sid, from, TO.e164(), time);
  }

  Dialling dial() {
    return telephony.dial(CALL, TO, Duration.ofMinutes(5));
  }

  static TwilioTelephony telephony(int port) {
    var config =
        new TwilioConfig(
            URI.create("https://voice.example/base/"),
            URI.create("http://127.0.0.1:" + port),
            ACCOUNT,
            new Secret("token"),
            FROM);
    return new TwilioTelephony(config, InstantSource.fixed(NOW));
  }

  static String error(int status, int code) {
    return "{\"code\":%d,\"message\":\"no\",\"status\":%d}".formatted(code, status);
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  void answer(HttpExchange exchange) throws IOException {
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
