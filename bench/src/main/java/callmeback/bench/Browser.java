package callmeback.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// Talks to the product as the frontend does. Any answer but a success ends the measurement.
final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType TYPE = MediaType.get("application/json");

  private final OkHttpClient http;
  private final Product product;

  Browser(OkHttpClient http, Product product) {
    this.http = http;
    this.product = product;
  }

  JsonNode get(String path, @Nullable String token) throws IOException {
    return JSON.readTree(send("GET", path, token, null));
  }

  JsonNode post(String path, @Nullable String token, Map<String, ?> body) throws IOException {
    return JSON.readTree(send("POST", path, token, body));
  }

  /// @return the body of the answer
  byte[] send(String method, String path, @Nullable String token, @Nullable Map<String, ?> body)
      throws IOException {
    var request = new Request.Builder().url(product.at(path)).method(method, content(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var response = http.newCall(request.build()).execute()) {
      var answer = response.body().bytes();
      if (!response.isSuccessful()) {
        throw new IOException(
            "%s %s answered %d %s"
                .formatted(method, path, response.code(), JSON.readTree(answer).path("error")));
      }
      return answer;
    }
  }

  private static @Nullable RequestBody content(@Nullable Map<String, ?> body) throws IOException {
    return body == null ? null : RequestBody.create(JSON.writeValueAsBytes(body), TYPE);
  }
}
