package callmeback.sandbox.chat;

import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.WireServer;
import callmeback.sandbox.world.World;
import java.net.URI;

/// A chat model on a port of its own, with the manners of Cerebras or of OpenAI.
public final class ChatSimulator implements Simulator {
  private final Provider provider;
  private final WireServer server;

  private ChatSimulator(Provider provider, WireServer server) {
    this.provider = provider;
    this.server = server;
  }

  /// @param provider `cerebras` or `openai`
  /// @param port 0 for any free one
  /// @param apiKey the only key that is let in
  public static ChatSimulator open(World world, String provider, int port, String apiKey) {
    var played = Provider.of(provider);
    var routes = new ChatRoutes(world, played, apiKey);
    return new ChatSimulator(
        played,
        WireServer.open(
            world,
            provider,
            port,
            routes::routing,
            _ -> {},
            (_, response, status) -> routes.refuse(response, Rejected.told(status))));
  }

  @Override
  public String name() {
    return provider.word();
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
