package callmeback.voice.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A server that streams exactly the lines a test gives it, however wrong they are.
final class SseServer implements AutoCloseable {
  final Queue<String> bodies = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;
  private final List<String> lines;
  private final int status;
  private final boolean stalls;

  private SseServer(int status, List<String> lines, boolean stalls) throws IOException {
    this.status = status;
    this.lines = lines;
    this.stalls = stalls;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/", this::answer);
    server.start();
  }

  static SseServer streaming(String... lines) throws IOException {
    return new SseServer(200, List.of(lines), false);
  }

  /// Sends the lines and then nothing, without an end.
  static SseServer stallingAfter(String... lines) throws IOException {
    return new SseServer(200, List.of(lines), true);
  }

  static SseServer refusing(int status, String body) throws IOException {
    return new SseServer(status, List.of(body), false);
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(status, 0);
    try (var out = exchange.getResponseBody()) {
      for (var line : lines) {
        out.write((line + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      if (stalls) {
        over.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
