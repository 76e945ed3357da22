package callmeback.raindrop.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.raindrop.bucket.BucketUnavailable;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Signed requests to the store, each bounded in time.
final class S3Client {
  /// What is known of an object is kept in this header beside it.
  static final String TYPE = "x-amz-meta-sealed";

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final byte[] NOTHING = new byte[0];

  private final S3Config config;
  private final Signer signer;
  private final InstantSource clock;
  private final OkHttpClient http =
      new OkHttpClient.Builder().connectTimeout(CONNECT).callTimeout(ANSWER).build();

  S3Client(S3Config config, InstantSource clock) {
    this.config = config;
    this.signer = new Signer(config);
    this.clock = clock;
  }

  /// A successful answer.
  record Answer(byte[] body, String type) {}

  void put(String key, byte[] content, String type) {
    require(send("PUT", key, Map.of(), Map.of(TYPE, type), content), key);
  }

  Optional<Answer> get(String key) {
    return send("GET", key, Map.of(), Map.of(), null);
  }

  Optional<Answer> head(String key) {
    return send("HEAD", key, Map.of(), Map.of(), null);
  }

  void delete(String key) {
    send("DELETE", key, Map.of(), Map.of(), null);
  }

  byte[] list(String prefix, String token) {
    var query = new TreeMap<>(Map.of("list-type", "2", "prefix", prefix));
    if (!token.isEmpty()) {
      query.put("continuation-token", token);
    }
    return require(send("GET", "", query, Map.of(), null), prefix).body();
  }

  private static Answer require(Optional<Answer> answer, String what) {
    return answer.orElseThrow(
        () -> new BucketUnavailable("There is no bucket for " + what, new IOException("HTTP 404")));
  }

  /// Nothing, if there is none.
  private Optional<Answer> send(
      String method,
      String key,
      Map<String, String> query,
      Map<String, String> more,
      byte @Nullable [] body) {
    var path = "/" + encoded(config.bucket()) + (key.isEmpty() ? "" : "/" + path(key));
    var parameters =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    var headers = new TreeMap<>(more);
    headers.put("host", config.endpoint().getAuthority());
    var signed = new Signer.Signed(method, path, parameters, headers);
    var request =
        new Request.Builder()
            .url(config.endpoint() + path + (parameters.isEmpty() ? "" : "?" + parameters))
            .method(method, body == null ? null : RequestBody.create(body, BYTES));
    signer.headers(signed, body == null ? NOTHING : body, clock.instant()).forEach(request::header);
    try (var response = http.newCall(request.build()).execute()) {
      return answer(response, key);
    } catch (IOException e) {
      throw new BucketUnavailable("The store does not answer for " + key, e);
    }
  }

  private static Optional<Answer> answer(Response response, String key) throws IOException {
    if (response.code() == 404) {
      return Optional.empty();
    }
    if (!response.isSuccessful()) {
      throw new IOException("HTTP " + response.code() + " for " + key);
    }
    var type = response.header(TYPE);
    return Optional.of(new Answer(response.body().bytes(), type == null ? "" : type));
  }

  private static String path(String key) {
    return Arrays.stream(key.split("/")).map(S3Client::encoded).collect(Collectors.joining("/"));
  }

  /// As the signature wants it: everything but letters, digits and `- . _ ~`.
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
