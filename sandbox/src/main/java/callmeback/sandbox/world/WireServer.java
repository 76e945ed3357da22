package callmeback.sandbox.world;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A provider's server on 127.0.0.1: every request is journalled and may meet a mishap.
public final class WireServer implements AutoCloseable {
  private static final long MAX_BODY_BYTES = 16L * 1024 * 1024;

  private final WebServer server;
  private final CountDownLatch closing;

  private WireServer(WebServer server, CountDownLatch closing) {
    this.server = server;
    this.closing = closing;
  }

  /// Opens a server whose mishaps answer with [Refusal#PLAIN].
  ///
  /// @param port 0 for any free one
  /// @param routes adds the HTTP paths
  /// @param sockets adds the WebSocket paths, each wrapped by [WireSocket#guarded]
  public static WireServer open(
      World world,
      String provider,
      int port,
      Consumer<HttpRouting.Builder> routes,
      Consumer<WsRouting.Builder> sockets) {
    return open(world, provider, port, routes, sockets, Refusal.PLAIN);
  }

  /// Opens a server that words its errors as its provider does.
  public static WireServer open(
      World world,
      String provider,
      int port,
      Consumer<HttpRouting.Builder> routes,
      Consumer<WsRouting.Builder> sockets,
      Refusal refusal) {
    CountDownLatch closing = new CountDownLatch(1);
    HttpRouting.Builder http =
        HttpRouting.builder().addFilter(new WireFilter(world, provider, refusal, closing));
    routes.accept(http);
    WsRouting.Builder ws = WsRouting.builder();
    sockets.accept(ws);
    WebServer server = LoopbackServer.start(port, MAX_BODY_BYTES, http, ws);
    return new WireServer(server, closing);
  }

  public int port() {
    return server.port();
  }

  /// `http://127.0.0.1:PORT`, without a slash at the end.
  public URI base() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop();
  }
}
