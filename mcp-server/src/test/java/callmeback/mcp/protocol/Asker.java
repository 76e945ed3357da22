package callmeback.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A client of the protocol that says exactly what a test wants said.
final class Asker {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI address;
  private final Map<String, String> headers = new LinkedHashMap<>();

  Asker(URI address, String token) {
    this.address = address;
    headers.put("Accept", "application/json, text/event-stream");
    headers.put("Content-Type", "application/json");
    headers.put("Authorization", "Bearer " + token);
  }

  /// With a header more, or another value of one; none when it is empty.
  Asker with(String header, String value) {
    if (value.isEmpty()) {
      headers.remove(header);
    } else {
      headers.put(header, value);
    }
    return this;
  }

  /// One answer.
  record Heard(int status, HttpResponse<String> http, List<JsonNode> messages) {
    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    JsonNode last() {
      return messages.getLast();
    }

    /// What the result of a tool says, as JSON.
    JsonNode said() throws IOException {
      return JSON.readTree(last().at("/result/content/0/text").asText());
    }
  }

  Heard send(String method, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Heard(answer.statusCode(), answer, messages(answer));
  }

  private static List<JsonNode> messages(HttpResponse<String> answer) {
    try {
      if (!answer.headers().firstValue("Content-Type").orElse("").contains("event-stream")) {
        return answer.body().isEmpty() ? List.of() : List.of(JSON.readTree(answer.body()));
      }
      var messages = new ArrayList<JsonNode>();
      for (var line : answer.body().lines().toList()) {
        if (line.startsWith("data: ")) {
          messages.add(JSON.readTree(line.substring("data: ".length())));
        }
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Heard post(Object message) throws IOException, InterruptedException {
    return send("POST", JSON.writeValueAsString(message));
  }

  Heard request(int id, String method, Map<String, ?> params)
      throws IOException, InterruptedException {
    return post(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
  }

  Heard call(String tool, Map<String, ?> arguments) throws IOException, InterruptedException {
    return request(7, "tools/call", Map.of("name", tool, "arguments", arguments));
  }

  /// Opens a session, and goes on in it.
  Heard initialize() throws IOException, InterruptedException {
    return initialize("2025-11-25", Map.of());
  }

  Heard initialize(String version, Map<String, ?> capabilities)
      throws IOException, InterruptedException {
    var heard =
        request(
            1,
            "initialize",
            Map.of(
                "protocolVersion",
                version,
                "capabilities",
                capabilities,
                "clientInfo",
                Map.of("name", "test", "version", "1")));
    with("Mcp-Session-Id", heard.header("Mcp-Session-Id"));
    return heard;
  }

  /// Says the same in the words of 2026-07-28.
  Heard modern(String method, Map<String, ?> params, Map<String, ?> capabilities)
      throws IOException, InterruptedException {
    var all = new LinkedHashMap<String, Object>(params);
    all.put(
        "_meta",
        Map.of(
            "io.modelcontextprotocol/protocolVersion",
            "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities",
            capabilities));
    with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", method);
    if (params.get("name") instanceof String name) {
      with("Mcp-Name", name);
    }
    return request(9, method, all);
  }

  String session() {
    return headers.getOrDefault("Mcp-Session-Id", "");
  }
}
