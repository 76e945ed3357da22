package callmeback.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/// The frontend, as far as it is one that asks and reads.
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final HttpClient http;
  private final URI base;
  private final String[] headers;

  Client(URI base) {
    this(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build(),
        base);
  }

  private Client(HttpClient http, URI base, String... headers) {
    this.http = http;
    this.base = base;
    this.headers = headers;
  }

  /// What came back.
  record Reply(int status, JsonNode json, HttpHeaders headers) {
    String text(String pointer) {
      return json.at(pointer).asText();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String error() {
      return status + " " + text("/error");
    }
  }

  /// The same frontend with one more header, or another.
  Client with(String name, String value) {
    return new Client(
        http,
        base,
        Stream.concat(Arrays.stream(headers), Stream.of(name, value)).toArray(String[]::new));
  }

  Client bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Reply get(String path) {
    return send("GET", path, "");
  }

  /// Posts JSON in which quotes are written as apostrophes.
  Reply post(String path, String json) {
    return with("Content-Type", "application/json").send("POST", path, json.replace('\'', '"'));
  }

  Reply send(String method, String path, String body) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var reply =
          http.send(
              request.method(method, BodyPublishers.ofString(body)).build(),
              BodyHandlers.ofString());
      return new Reply(reply.statusCode(), JSON.readTree(reply.body()), reply.headers());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
