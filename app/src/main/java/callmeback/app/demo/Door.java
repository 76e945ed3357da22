package callmeback.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// A JSON door, such as the product's API or the sandbox's control door, as somebody outside uses
/// it.
public final class Door {
  private static final ObjectMapper json = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private String token = "";

  public Door(URI base) {
    this.base = base;
  }

  /// From now on every request carries this session token.
  public void signIn(String sessionToken) {
    token = sessionToken;
  }

  public JsonNode get(String path) throws InterruptedException {
    return send(request(path).GET());
  }

  public JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
    return send(request(path).POST(BodyPublishers.ofByteArray(write(body))));
  }

  public JsonNode put(String path, Map<String, ?> body) throws InterruptedException {
    return send(request(path).PUT(BodyPublishers.ofByteArray(write(body))));
  }

  public JsonNode delete(String path) throws InterruptedException {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /// @throws Refused for any answer that is not a success
  private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
    try {
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      var body = json.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new Refused(response.statusCode(), body);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(Map<String, ?> body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The door said no, and this is how it said it.
  public static final class Refused extends RuntimeException {
    private final int status;
    private final transient JsonNode body;

    Refused(int status, JsonNode body) {
      super(status + " " + body.path("message").asText());
      this.status = status;
      this.body = body;
    }

    public int status() {
      return status;
    }

    public String code() {
      return body.path("error").asText();
    }
  }
}
