package callmeback.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// What was asked, and what was answered.
///
/// @param sent the body that was sent; may be anything
record Exchange(
    String method, String target, String sent, int status, HttpHeaders headers, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Exchange of(String method, String target, String sent, HttpResponse<byte[]> answer) {
    return new Exchange(method, target, sent, answer.statusCode(), answer.headers(), answer.body());
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /// What came back, if it is JSON.
  JsonNode json() {
    return parsed(body);
  }

  /// What was sent, if it is JSON.
  JsonNode sentJson() {
    return parsed(sent.getBytes(StandardCharsets.UTF_8));
  }

  boolean good() {
    return status >= 200 && status < 300;
  }

  private static JsonNode parsed(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public String toString() {
    var shown = sent.length() > 2_000 ? sent.substring(0, 2_000) + "..." : sent;
    return "%s %s\n%s\n-> %d %s"
        .formatted(method, target, shown, status, new String(body, StandardCharsets.UTF_8));
  }
}
