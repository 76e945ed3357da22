package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One Flux connection. The connection's own thread reads and writes it.
final class FluxSocket implements WsListener {
  private final World world;
  private final Gate gate;
  private final Speech speech;
  private final String requestId;
  private @Nullable Session session;
  private long sequence;

  private record Session(Intake intake, Turns turns) {}

  private record Connected(String type, String requestId, long sequenceId) {}

  private record Thresholds(
      @Nullable Double eagerEotThreshold, double eotThreshold, int eotTimeoutMs) {}

  private record ConfigureSuccess(
      String type,
      String requestId,
      long sequenceId,
      Thresholds thresholds,
      List<String> keyterms,
      List<String> languageHints) {}

  private record Failure(String type, long sequenceId, String code, String description) {}

  FluxSocket(World world, Gate gate, Speech speech) {
    this.world = world;
    this.gate = gate;
    this.speech = speech;
    requestId = gate.requestId();
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
    var parameters = new Parameters(prologue.query());
    session = gate.options(headers, parameters, this::session);
    return Optional.empty();
  }

  private Session session(Parameters parameters) {
    var options = FluxOptions.from(parameters);
    var turns =
        new Turns(speech.ear(), options, () -> world.latencies().of("deepgram", "end_of_turn_ms"));
    return new Session(Intake.from(parameters), turns);
  }

  @Override
  public void onOpen(WsSession ws) {
    send(ws, new Connected("Connected", requestId, sequence++));
  }

  @Override
  public void onMessage(WsSession ws, BufferData audio, boolean last) {
    var open = open();
    for (var piece : open.intake().pieces(audio.readBytes())) {
      sendAll(ws, open.turns().hear(piece));
    }
  }

  @Override
  public void onMessage(WsSession ws, String text, boolean last) {
    var message = Json.read(text);
    switch (message.path("type").asText()) {
      case "Configure" -> configure(ws, message);
      case "ForceEndTurn" -> sendAll(ws, open().turns().forceEnd());
      case "CloseStream" -> ws.close(1000, "");
      default -> {
        var why = "The message is not one that a client sends.";
        send(ws, new Failure("Error", sequence++, "UNPARSABLE_CLIENT_MESSAGE", why));
        ws.close(1008, "UNPARSABLE_CLIENT_MESSAGE");
      }
    }
  }

  private void configure(WsSession ws, JsonNode message) {
    var turns = open().turns();
    try {
      turns.configure(changed(turns.options(), message));
      send(ws, success(turns.options()));
    } catch (IllegalArgumentException e) {
      var why = String.valueOf(e.getMessage());
      send(ws, new Failure("ConfigureFailure", sequence++, "INVALID_CONFIGURATION", why));
    }
  }

  private static FluxOptions changed(FluxOptions options, JsonNode message) {
    var thresholds = message.path("thresholds");
    var eager = thresholds.path("eager_eot_threshold");
    return new FluxOptions(
        options.multilingual(),
        thresholds.path("eot_threshold").asDouble(options.endThreshold()),
        eager.isNumber() ? OptionalDouble.of(eager.asDouble()) : options.eagerThreshold(),
        thresholds.path("eot_timeout_ms").asInt(options.timeoutMs()),
        texts(message.path("keyterms"), options.keyterms()),
        texts(message.path("language_hints"), options.languageHints()));
  }

  private static List<String> texts(JsonNode list, List<String> otherwise) {
    return list.isArray() ? list.valueStream().map(JsonNode::asText).toList() : otherwise;
  }

  private ConfigureSuccess success(FluxOptions options) {
    var eager = options.eagerThreshold();
    var thresholds =
        new Thresholds(
            eager.isPresent() ? eager.getAsDouble() : null,
            options.endThreshold(),
            options.timeoutMs());
    return new ConfigureSuccess(
        "ConfigureSuccess",
        requestId,
        sequence++,
        thresholds,
        options.keyterms(),
        options.languageHints());
  }

  private void sendAll(WsSession ws, List<TurnEvent> events) {
    for (var event : events) {
      send(ws, event.message(requestId, sequence++, open().turns().options()));
    }
  }

  private static void send(WsSession ws, Record message) {
    ws.send(Json.text(message), true);
  }

  private Session open() {
    if (session == null) {
      throw new IllegalStateException("a message before the upgrade");
    }
    return session;
  }
}
