package callmeback.sandbox.raindrop;

import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.WireServer;
import callmeback.sandbox.world.World;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;

/// Hosted Raindrop at its real paths, for one API key.
public final class RaindropSimulator implements Simulator {
  private static final String NAME = "raindrop";

  private final WireServer server;

  private RaindropSimulator(WireServer server) {
    this.server = server;
  }

  /// Opens the simulator with what it kept under `world.state()/raindrop`.
  ///
  /// @param port 0 for any free one
  /// @param apiKey the only key that is let in
  public static RaindropSimulator open(World world, int port, String apiKey) {
    var desk = new Desk(world, apiKey);
    return new RaindropSimulator(
        WireServer.open(
            world,
            NAME,
            port,
            routes -> route(routes, desk),
            _ -> {},
            (_, response, status) -> Desk.refuse(response, ConnectError.told(status))));
  }

  private static void route(HttpRouting.Builder routes, Desk desk) {
    new WorkingMemory(desk).routing(routes);
    new EpisodicMemory(desk).routing(routes);
    new Procedures(desk).routing(routes);
    new SemanticMemory(desk).routing(routes);
    new Objects(desk).routing(routes);
    new Searches(desk).routing(routes);
    new SmartSql(desk).routing(routes);
    routes.any(
        desk.taking(_ -> {
          throw ConnectError.notFound("there is no such endpoint");
        }));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public URI base() {
    return server.base();
  }

  @Override
  public void close() {
    server.close();
  }
}
