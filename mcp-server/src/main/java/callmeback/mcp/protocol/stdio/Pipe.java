package callmeback.mcp.protocol.stdio;

import callmeback.core.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// The way to the door: each message is one POST, and what comes back is written line by line.
public final class Pipe {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS = "text/event-stream";
  private static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";
  private static final String SESSION = "Mcp-Session-Id";
  private static final String VERSION = "MCP-Protocol-Version";
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI door;
  private final Secret token;
  private final PrintStream out;
  private volatile @Nullable String session;
  private volatile @Nullable String version;
  private volatile boolean modern;

  /// @param out where nothing else may be written
  public Pipe(URI door, Secret token, PrintStream out) {
    this.door = door;
    this.token = token;
    this.out = out;
  }

  /// Whether this client spoke as one does since 2026-07-28.
  boolean modernEra() {
    return modern;
  }

  static boolean modern(JsonNode message, boolean before) {
    return before || message.at("/params/_meta").has(META_VERSION);
  }

  /// Sends one message and writes what is answered, until the answer ends.
  void send(JsonNode message, ExecutorService threads) {
    var id = message.get("id");
    try {
      var request =
          request()
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(message)));
      headers(message).forEach(request::header);
      var answer = http.send(request.build(), BodyHandlers.ofInputStream());
      write(answer, message);
      if (message.path("method").asText().equals("notifications/initialized")) {
        threads.execute(this::listen);
      }
    } catch (IOException _) {
      if (!Thread.currentThread().isInterrupted()) {
        refuse(id, -32_000, "The product cannot be reached.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request() {
    var request =
        HttpRequest.newBuilder(door)
            .header("Accept", "application/json, " + EVENTS)
            .header("Authorization", "Bearer " + token.value());
    if (session != null) {
      request.header(SESSION, session);
    }
    return request;
  }

  /// What a request has to say about itself in headers, too.
  private Map<String, String> headers(JsonNode message) {
    var headers = new LinkedHashMap<String, String>();
    var meta = message.at("/params/_meta");
    if (!meta.has(META_VERSION)) {
      if (version != null) {
        headers.put(VERSION, version);
      }
      return headers;
    }
    modern = true;
    headers.put(VERSION, meta.path(META_VERSION).asText());
    var method = message.path("method").asText();
    headers.put("Mcp-Method", method);
    var name = message.at(method.equals("resources/read") ? "/params/uri" : "/params/name");
    if (name.isTextual()) {
      headers.put("Mcp-Name", packed(name.asText()));
    }
    return headers;
  }

  private static String packed(String value) {
    if (value.matches("[\\x21-\\x7e]*")) {
      return value;
    }
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    return "=?base64?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  private void write(HttpResponse<InputStream> answer, JsonNode message) throws IOException {
    try (var body = answer.body()) {
      answer.headers().firstValue(SESSION).ifPresent(id -> session = id);
      if (answer.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS)) {
        events(body);
        return;
      }
      var text = body.readAllBytes();
      if (text.length > 0) {
        single(JSON.readTree(text), message);
      } else if (answer.statusCode() >= 400) {
        refuse(message.get("id"), -32_000, "The product answered " + answer.statusCode() + ".");
      }
    }
  }

  /// An error that has no id of its own is this message's, if it waits for an answer.
  private void single(JsonNode reply, JsonNode message) {
    var agreed = reply.at("/result/protocolVersion");
    if (message.path("method").asText().equals("initialize") && agreed.isTextual()) {
      version = agreed.asText();
    }
    if (!reply.path("id").isNull()) {
      line(reply);
    } else if (message.has("id")) {
      refuse(
          message.get("id"), reply.at("/error/code").asInt(), reply.at("/error/message").asText());
    }
  }

  private void events(InputStream body) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data: ")) {
        line(JSON.readTree(line.substring("data: ".length())));
      }
    }
  }

  /// Hears what the session is told unasked, as long as it lasts.
  private void listen() {
    try {
      var request = request();
      if (version != null) {
        request.header(VERSION, version);
      }
      var answer = http.send(request.GET().build(), BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() == 200) {
          events(body);
        }
      }
    } catch (IOException _) {
      return;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  void refuse(@Nullable JsonNode id, int code, String sentence) {
    if (id != null || code == -32_700) {
      var reply = JSON.createObjectNode().put("jsonrpc", "2.0");
      reply.set("id", id == null ? JSON.nullNode() : id);
      reply.putObject("error").put("code", code).put("message", sentence);
      line(reply);
    }
  }

  private void line(JsonNode message) {
    synchronized (out) {
      out.println(message);
      out.flush();
    }
  }

  /// Ends the session, if there was one.
  void close() {
    if (session == null) {
      return;
    }
    try {
      http.send(request().DELETE().build(), BodyHandlers.discarding());
    } catch (IOException _) {
      return;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
