package callmeback.mcp.protocol;

import callmeback.core.Secret;
import callmeback.core.account.Actor;
import callmeback.mcp.protocol.http.Sessions;
import callmeback.mcp.protocol.visit.Selection;
import callmeback.mcp.protocol.visit.Visitor;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// The door of the product with what the public conformance suite wants to find behind it. Prints
/// its address and runs until it is killed.
final class ConformanceServer {
  private ConformanceServer() {}

  static void main() throws InterruptedException {
    var clock = InstantSource.system();
    var everybody =
        new Visitor(
            new Actor(new UUID(0, 1), new UUID(0, 2), clock.instant().plusSeconds(86_400)),
            Selection.USUAL);
    var offering = new FixtureOffering();
    var plate = new Doorplate(URI.create("http://localhost"), List.of());
    var rules =
        new McpDoor.Rules(
            plate,
            Set.of(),
            new Secret("a key for tests that is long enough"),
            Sessions.Limits.USUAL,
            McpDoor.Rules.PULSE);
    var door = McpDoor.open(offering, _ -> everybody, rules, clock);
    offering.changeable(door.server());
    var routing = HttpRouting.builder();
    door.mount(routing);
    var server = WebServer.builder().host("127.0.0.1").port(0).addRouting(routing).build().start();
    System.out.println("http://localhost:" + server.port() + "/mcp");
    new CountDownLatch(1).await();
  }
}
