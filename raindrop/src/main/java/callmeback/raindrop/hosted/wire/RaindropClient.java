package callmeback.raindrop.hosted.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Posts to hosted Raindrop: bounded in time, repeated where that makes sense, and not at all for a
/// while after several failures in a row.
public final class RaindropClient implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RaindropClient.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType TYPE = MediaType.get("application/json");

  private final RaindropConfig config;
  private final OkHttpClient http;
  private final Circuit circuit;
  private final Retries retries;

  public RaindropClient(RaindropConfig config, InstantSource clock, RandomGenerator random) {
    this.config = config;
    this.circuit = new Circuit(clock);
    this.retries = new Retries(clock, random);
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(config.limits().connect())
            .callTimeout(config.limits().attempt())
            .retryOnConnectionFailure(false)
            .build();
  }

  /// How an attempt ended: with an answer, or with a failure that may be tried again after a pause.
  private sealed interface Outcome {
    record Answered(JsonNode body) implements Outcome {}

    record Failed(Failure failure, boolean again, Duration pause) implements Outcome {}
  }

  RaindropConfig.Resources resources() {
    return config.resources();
  }

  /// A request about our memory, to be completed.
  ObjectNode aboutMemory() {
    var app = config.resources();
    return Fields.at("smartMemoryLocation", "smartMemory", app.memory(), app);
  }

  ObjectNode aboutSql() {
    var app = config.resources();
    return Fields.at("smartSqlLocation", "smartSql", app.sql(), app);
  }

  ObjectNode aboutBucket() {
    var app = config.resources();
    return Fields.at("bucketLocation", "bucket", app.bucket(), app);
  }

  /// Whether nothing is asked for now, because the last requests failed.
  public boolean paused() {
    return circuit.open();
  }

  /// The answer's JSON object; empty if there is no content.
  ///
  /// @throws RaindropException if it did not succeed
  JsonNode post(String path, ObjectNode body) {
    if (circuit.open()) {
      throw new RaindropException(new Failure.Unreachable("failed too often just now"));
    }
    var deadline = System.nanoTime() + config.limits().all().toNanos();
    for (var attempt = 0; ; attempt++) {
      switch (attempt(path, body, attempt)) {
        case Outcome.Answered(var answer) -> {
          circuit.answered();
          return answer;
        }
        case Outcome.Failed(var failure, var again, var pause) -> {
          var left = deadline - System.nanoTime();
          if (!again || attempt == Retries.MOST || pause.toNanos() > left) {
            throw noted(path, failure);
          }
          waitFor(pause);
        }
      }
    }
  }

  private Outcome attempt(String path, ObjectNode body, int attempt) {
    var request =
        new Request.Builder()
            .url(config.base() + path)
            .header("Authorization", "Bearer " + config.key().value())
            .header("Accept", "application/json")
            .header("User-Agent", "callmeback/1.0")
            .header("x-stainless-retry-count", Integer.toString(attempt))
            .post(RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), TYPE))
            .build();
    try (var response = http.newCall(request).execute()) {
      return response.isSuccessful() ? answered(response, attempt) : failed(response, attempt);
    } catch (IOException e) {
      var why = e.getClass().getSimpleName();
      return new Outcome.Failed(new Failure.Unreachable(why), true, retries.pause(attempt));
    }
  }

  private Outcome answered(Response response, int attempt) throws IOException {
    var text = response.body().string();
    if (text.isBlank()) {
      return new Outcome.Answered(JSON.createObjectNode());
    }
    try {
      var json = JSON.readTree(text);
      if (json.isObject()) {
        return new Outcome.Answered(json);
      }
    } catch (JsonProcessingException _) {
      // What is no JSON is as good as no answer.
    }
    return new Outcome.Failed(
        new Failure.Unreachable("unreadable answer"), true, retries.pause(attempt));
  }

  private Outcome failed(Response response, int attempt) throws IOException {
    var again = Retries.wanted(response);
    var pause = retries.pause(response, attempt);
    return new Outcome.Failed(failure(response), again, pause);
  }

  private static Failure failure(Response response) throws IOException {
    var status = response.code();
    if (status == 401 || status == 403) {
      return new Failure.LockedOut(status);
    }
    if (status == 408 || status == 409 || status == 429 || status >= 500) {
      return new Failure.Unreachable("HTTP " + status);
    }
    var told = told(response.body().string());
    var message = told.path("message").asText("HTTP " + status);
    return status == 404
        ? new Failure.Missing(message)
        : new Failure.Refused(told.path("code").asText(Integer.toString(status)), message);
  }

  private static JsonNode told(String text) {
    try {
      var json = JSON.readTree(text);
      return json == null ? JSON.createObjectNode() : json;
    } catch (JsonProcessingException _) {
      return JSON.createObjectNode();
    }
  }

  /// Without what was asked or answered, which may be somebody's words.
  private RaindropException noted(String path, Failure failure) {
    if (failure.passes()) {
      circuit.failed();
      LOG.log(Level.WARNING, "raindrop {0}: {1}", path, failure);
    } else {
      circuit.answered();
    }
    return new RaindropException(failure);
  }

  private static void waitFor(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RaindropException(new Failure.Unreachable("interrupted"), e);
    }
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }
}
