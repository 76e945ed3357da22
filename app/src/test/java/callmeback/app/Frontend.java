package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// The frontend: asks for what it is told, and keeps what came back, refusals too. All of it has to
/// be as openapi.yaml promises.
///
/// @param token of who is signed in, or nothing
record Frontend(URI base, String token, String userId, String phone) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger people = new AtomicInteger(5_000);
  static final String PASSWORD = "Call-me-back-1";

  /// What came back.
  record Reply(int status, JsonNode json, HttpHeaders headers) {
    String text(String pointer) {
      return json.at(pointer).asText();
    }

    /// Like `400 VALIDATION_ERROR`.
    String error() {
      return status + " " + text("/error");
    }
  }

  static Frontend stranger(URI base) {
    return new Frontend(base, "", "", "");
  }

  /// Somebody new, signed in.
  static Frontend newcomer(URI base) {
    var n = people.incrementAndGet();
    var phone = "+1415556%04d".formatted(n);
    var reply =
        stranger(base)
            .post(
                "/api/auth/register",
                "{'name': 'Ann', 'email': 'ann%d@example.org', 'password': '%s', 'phone': '%s'}"
                    .formatted(n, PASSWORD, phone));
    return new Frontend(base, reply.text("/token"), reply.text("/user/id"), phone);
  }

  /// The same with a good card.
  static Frontend payer(URI base) {
    var ann = newcomer(base);
    ann.post("/api/user/payment-method", "{'payment_method_id': 'pm_card_visa'}");
    return ann;
  }

  Reply get(String path) {
    return send("GET", path, "");
  }

  Reply post(String path, String json) {
    return send("POST", path, json);
  }

  Reply put(String path, String json) {
    return send("PUT", path, json);
  }

  Reply patch(String path, String json) {
    return send("PATCH", path, json);
  }

  Reply delete(String path) {
    return send("DELETE", path, "");
  }

  /// Sends JSON in which quotes are written as apostrophes.
  Reply send(String method, String path, String json) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.ofString(json.replace('\'', '"')));
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var reply = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      var exchange = Exchange.of(method, path, json.replace('\'', '"'), reply);
      assertThat(Promises.shared().broken(exchange)).as(exchange.toString()).isEmpty();
      return new Reply(reply.statusCode(), JSON.readTree(reply.body()), reply.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Money held for a call of so many minutes.
  String hold(int minutes) {
    return post("/api/user/create-payment-intent", "{'estimated_duration': %d}".formatted(minutes))
        .text("/payment_intent_id");
  }

  /// One of the house's own.
  String persona() {
    return get("/api/personas?created_by=system").text("/personas/0/id");
  }
}
