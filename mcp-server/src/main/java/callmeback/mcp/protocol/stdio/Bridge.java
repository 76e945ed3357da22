package callmeback.mcp.protocol.stdio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Carries messages between a client that speaks lines and the door that speaks HTTP, in both eras:
/// nothing is understood here but which message belongs to which.
public final class Bridge {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// As much as the door takes, and room for a line that it will refuse.
  private static final int LONGEST = 2_097_152;

  private final BufferedReader in;
  private final Pipe pipe;
  private final Map<JsonNode, Future<?>> running = new ConcurrentHashMap<>();

  public Bridge(InputStream in, Pipe pipe) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.pipe = pipe;
  }

  /// Works until the client closes its side, then ends the session that it opened.
  public void run() throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          take(line, threads);
        }
      }
      running.values().forEach(each -> each.cancel(true));
      pipe.close();
      threads.shutdownNow();
    }
  }

  private void take(String line, ExecutorService threads) {
    var message = parsed(line);
    if (message == null) {
      pipe.refuse(null, -32_700, "This line is not JSON, or too long.");
      return;
    }
    var method = message.path("method").asText();
    var id = message.get("id");
    if (method.equals("notifications/cancelled") && Pipe.modern(message, pipe.modernEra())) {
      cancel(message.at("/params/requestId"));
    } else if (method.equals("initialize") || method.equals("notifications/initialized")) {
      pipe.send(message, threads);
    } else if (method.isEmpty() || id == null) {
      threads.execute(() -> pipe.send(message, threads));
    } else {
      begin(id, message, threads);
    }
  }

  private void begin(JsonNode id, JsonNode message, ExecutorService threads) {
    running.put(
        id,
        threads.submit(() -> {
          try {
            pipe.send(message, threads);
          } finally {
            running.remove(id);
          }
        }));
  }

  /// Since 2026-07-28 a request is cancelled by closing its connection, which interrupting does.
  private void cancel(JsonNode id) {
    var request = running.remove(id);
    if (request != null) {
      request.cancel(true);
    }
  }

  private static @Nullable JsonNode parsed(String line) {
    try {
      return line.length() > LONGEST ? null : JSON.readTree(line);
    } catch (IOException _) {
      return null;
    }
  }
}
