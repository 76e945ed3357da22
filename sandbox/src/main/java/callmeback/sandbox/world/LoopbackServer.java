package callmeback.sandbox.world;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import java.net.InetAddress;
import java.time.Duration;

/// Servers for programs of this machine only.
public final class LoopbackServer {
  private static final Duration GRACE = Duration.ofMillis(100);

  private LoopbackServer() {}

  /// Starts a server on 127.0.0.1.
  ///
  /// @param port 0 for any free one
  /// @throws IllegalStateException if the port is taken; Helidon 4.1 by itself only logs that
  public static WebServer start(
      int port, long maxBodyBytes, HttpRouting.Builder http, WsRouting.Builder sockets) {
    WebServer server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .maxPayloadSize(maxBodyBytes)
            .addRouting(http)
            .addRouting(sockets)
            .build()
            .start();
    if (!server.isRunning()) {
      throw new IllegalStateException("port " + port + " of 127.0.0.1 is taken");
    }
    return server;
  }
}
