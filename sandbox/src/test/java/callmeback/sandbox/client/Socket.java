package callmeback.sandbox.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// A client's end of a WebSocket that keeps everything it receives, in order.
public final class Socket extends WebSocketListener implements AutoCloseable {
  private static final OkHttpClient CLIENT = new OkHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_S = 5;

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  /// Something that came: a message, or the end.
  public sealed interface Received {
    record Message(JsonNode json) implements Received {}

    record Closed(int code, String reason) implements Received {}

    record Refused(int status, String error, String body) implements Received {}

    record Broken(String why) implements Received {}
  }

  private Socket(Request request) {
    socket = CLIENT.newWebSocket(request, this);
  }

  public static Socket open(String url, String header, String value) {
    return new Socket(new Request.Builder().url(url).header(header, value).build());
  }

  public void send(String text) {
    socket.send(text);
  }

  public void send(byte[] bytes) {
    socket.send(ByteString.of(bytes));
  }

  public Received next() {
    try {
      var next = received.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing came for " + PATIENCE_S + " s");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public JsonNode message() {
    return switch (next()) {
      case Received.Message(JsonNode json) -> json;
      case Received other -> throw new AssertionError("instead of a message: " + other);
    };
  }

  /// All messages up to and with the first that passes.
  public List<JsonNode> until(Predicate<JsonNode> passes) {
    var messages = new ArrayList<JsonNode>();
    do {
      messages.add(message());
    } while (!passes.test(messages.getLast()));
    return messages;
  }

  /// All messages up to the end, and the end.
  public List<JsonNode> untilClosed(int code) {
    var messages = new ArrayList<JsonNode>();
    while (true) {
      switch (next()) {
        case Received.Message(JsonNode json) -> messages.add(json);
        case Received.Closed(int actual, String _) when actual == code -> {
          return messages;
        }
        case Received other -> throw new AssertionError("after " + messages + ": " + other);
      }
    }
  }

  /// Whether nothing has come that was not taken yet.
  public boolean isQuiet() {
    return received.isEmpty();
  }

  @Override
  public void onMessage(WebSocket ws, String text) {
    try {
      received.add(new Received.Message(JSON.readTree(text)));
    } catch (JsonProcessingException e) {
      received.add(new Received.Broken(text));
    }
  }

  @Override
  public void onClosing(WebSocket ws, int code, String reason) {
    received.add(new Received.Closed(code, reason));
    ws.close(1000, null);
  }

  @Override
  public void onFailure(WebSocket ws, Throwable why, @Nullable Response response) {
    received.add(response == null ? new Received.Broken(why.toString()) : refused(response));
  }

  private static Received.Refused refused(Response response) {
    try (response) {
      var header = response.header("dg-error");
      var error = header == null ? "" : header;
      return new Received.Refused(response.code(), error, response.body().string());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    socket.cancel();
  }
}
