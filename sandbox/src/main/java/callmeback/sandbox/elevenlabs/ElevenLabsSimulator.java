package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.WireServer;
import callmeback.sandbox.world.WireSocket;
import callmeback.sandbox.world.World;
import io.helidon.websocket.WsListener;
import java.net.URI;
import java.util.function.Supplier;

/// ElevenLabs on a port of its own: what it says, the sandbox's ears know.
public final class ElevenLabsSimulator implements Simulator {
  private static final String NAME = "elevenlabs";

  private final WireServer server;

  private ElevenLabsSimulator(WireServer server) {
    this.server = server;
  }

  /// @param port 0 for any free one
  /// @param apiKey the only key that is let in
  /// @param speech whose voice speaks
  public static ElevenLabsSimulator open(World world, int port, String apiKey, Speech speech) {
    var keys = new Keys(apiKey);
    return new ElevenLabsSimulator(
        WireServer.open(
            world,
            NAME,
            port,
            routes -> {
              new VoiceRoutes(speech, keys).routing(routes);
              new SpeechRoutes(world, speech, keys).routing(routes);
            },
            sockets ->
                sockets
                    .endpoint(
                        "/v1/text-to-speech/{voice}/stream-input",
                        socket(world, speech, keys, false))
                    .endpoint(
                        "/v1/text-to-speech/{voice}/multi-stream-input",
                        socket(world, speech, keys, true)),
            (_, response, status) -> told(status).answer(response)));
  }

  private static Refused told(int status) {
    var word = status == 429 ? "too_many_concurrent_requests" : "system_busy";
    return new Refused(status, word, "The sandbox was told to fail.");
  }

  private static Supplier<WsListener> socket(World world, Speech speech, Keys keys, boolean multi) {
    return WireSocket.guarded(world, NAME, () -> new SpeechSocket(world, speech, keys, multi));
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
