package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.WireServer;
import callmeback.sandbox.world.WireSocket;
import callmeback.sandbox.world.World;
import java.net.URI;
import java.time.Duration;

/// Deepgram on a port of its own: two WebSockets that hear mu-law (or linear) at 8 kHz.
public final class DeepgramSimulator implements Simulator {
  private static final String NAME = "deepgram";
  private static final Duration NOVA_PATIENCE = Duration.ofSeconds(10);

  private final WireServer server;

  private DeepgramSimulator(WireServer server) {
    this.server = server;
  }

  /// @param port 0 for any free one
  /// @param apiKey the only key that is let in
  /// @param speech whose utterances are recognised
  public static DeepgramSimulator open(World world, int port, String apiKey, Speech speech) {
    return open(world, port, apiKey, speech, NOVA_PATIENCE);
  }

  /// @param novaPatience how long Nova waits for audio or text before it hangs up
  static DeepgramSimulator open(
      World world, int port, String apiKey, Speech speech, Duration novaPatience) {
    var gate = new Gate(apiKey, world.seed());
    return new DeepgramSimulator(
        WireServer.open(
            world,
            NAME,
            port,
            _ -> {},
            sockets ->
                sockets
                    .endpoint(
                        "/v2/listen",
                        WireSocket.guarded(world, NAME, () -> new FluxSocket(world, gate, speech)))
                    .endpoint(
                        "/v1/listen",
                        WireSocket.guarded(
                            world,
                            NAME,
                            () -> new NovaSocket(world, gate, speech, novaPatience)))));
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
