package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.LoopbackServer;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.websocket.WsRouting;
import java.net.URI;

/// The sandbox's control door: JSON and pages on 127.0.0.1, for programs and browsers of this
/// machine only.
public final class ControlDoor implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ControlDoor.class.getName());
  private static final long MAX_BODY_BYTES = 1024L * 1024;

  private final WebServer server;

  private ControlDoor(WebServer server) {
    this.server = server;
  }

  /// @param port 0 for any free one
  public static ControlDoor open(House house, int port) {
    HttpRouting.Builder http =
        HttpRouting.builder()
            .addFilter(new LoopbackOnly())
            .register(new JournalRoutes(house.world().journal()))
            .register(new MishapRoutes(house.world().mishaps(), house.providers()))
            .register(new WorldRoutes(house))
            .register(new PhoneRoutes(house.phones()))
            .register(new DashboardRoutes(house.stripe()))
            .register(new PageRoutes())
            .any((_, _) -> {
              throw BadRequest.notFound(
                  "nothing is at this path; the page at / shows what there is");
            })
            .error(BadRequest.class, (_, response, e) -> refuse(response, e))
            .error(HttpException.class, (_, response, e) -> refuse(response, e))
            .error(RuntimeException.class, (_, response, e) -> fail(response, e));
    WsRouting.Builder sockets =
        WsRouting.builder().endpoint("/phones/{e164}/line", () -> new LineSocket(house.phones()));
    return new ControlDoor(LoopbackServer.start(port, MAX_BODY_BYTES, http, sockets));
  }

  private static void refuse(ServerResponse response, BadRequest refusal) {
    Reply.error(response, refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
  }

  private static void refuse(ServerResponse response, HttpException refusal) {
    Status status = refusal.status();
    Reply.error(response, status.code(), "bad_request", status.reasonPhrase());
  }

  private static void fail(ServerResponse response, RuntimeException e) {
    LOG.log(System.Logger.Level.ERROR, "the control door failed", e);
    Reply.error(response, 500, "internal", "The sandbox failed; its log says why.");
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
    server.stop();
  }
}
