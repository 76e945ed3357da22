package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Refused;
import callmeback.mcp.protocol.visit.Visitor;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Revisions 2025-03-26 to 2025-11-25: a session is opened first, and every request names it.
public final class LegacyEra implements Era {
  private static final TypeRef<InitializeRequest> INITIALIZE = new TypeRef<>() {};

  /// After how much silence a stream that only listens is shown to be alive.
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private final Transport transport;
  private final Sessions sessions;
  private final Gate gate;
  private final Json json;
  private final Pace pace;

  /// @param pulse after how much silence of a tool its client must be shown to be there
  public record Pace(InstantSource clock, Duration pulse) {}

  public LegacyEra(Transport transport, Sessions sessions, Gate gate, Json json, Pace pace) {
    this.transport = transport;
    this.sessions = sessions;
    this.gate = gate;
    this.json = json;
    this.pace = pace;
  }

  @Override
  public String version() {
    return Transport.VERSIONS.getLast();
  }

  @Override
  public boolean speaks(Heard heard) {
    return true;
  }

  @Override
  public void answer(Heard heard, ServerResponse response) throws InterruptedException {
    known(heard.request());
    if (!heard.messages().batch()
        && heard.messages().only() instanceof JSONRPCRequest request
        && request.method().equals("initialize")) {
      initialize(request, heard.visitor(), response);
      return;
    }
    var session = session(heard.request(), heard.visitor());
    if (heard.messages().batch() && !session.version().equals(ProtocolVersions.MCP_2025_03_26)) {
      heard.messages().only();
    }
    var requests = new ArrayList<JSONRPCRequest>();
    for (var message : heard.messages().all()) {
      if (message instanceof JSONRPCRequest request) {
        requests.add(request);
      } else {
        take(session, message, heard.visitor());
      }
    }
    if (requests.isEmpty()) {
      response.status(202).send();
    } else {
      perform(session, requests, heard.visitor(), response);
    }
  }

  private void initialize(JSONRPCRequest request, Visitor visitor, ServerResponse response) {
    var params = (Map<?, ?>) request.params();
    if (!(params.get("protocolVersion") instanceof String)
        || !(params.get("capabilities") instanceof Map)) {
      throw new Refused(
          400,
          ErrorCodes.INVALID_PARAMS,
          "initialize needs protocolVersion, capabilities and clientInfo.");
    }
    var begun = transport.start(json.params(params, INITIALIZE));
    var result = Objects.requireNonNull(begun.initResult().block());
    var session =
        new Session(
            begun.session(), visitor.actor(), result.protocolVersion(), pace.clock().instant());
    sessions.open(session);
    response.header(Fields.SESSION, session.id());
    response.headers().contentType(Wire.JSON);
    response.send(json.bytes(JSONRPCResponse.result(request.id(), result)));
  }

  private void take(Session session, JSONRPCMessage message, Visitor visitor) {
    switch (message) {
      case JSONRPCNotification it when it.method().equals("notifications/cancelled") ->
          cancel(session, it.params());
      case JSONRPCNotification it -> accept(session.sdk().accept(it), visitor);
      case JSONRPCResponse it -> accept(session.sdk().accept(it), visitor);
      default -> throw new IllegalStateException("not a message that is taken: " + message);
    }
  }

  private static void cancel(Session session, Object params) {
    var id = ((Map<?, ?>) params).get("requestId");
    if (id != null) {
      session.cancel(id);
    }
  }

  private static void accept(Mono<Void> accepted, Visitor visitor) {
    try {
      accepted.contextWrite(visitor.context()).block();
    } catch (RuntimeException e) {
      throw new Refused(400, ErrorCodes.INVALID_REQUEST, "Nobody waits for this message.");
    }
  }

  private void perform(
      Session session, List<JSONRPCRequest> requests, Visitor visitor, ServerResponse response)
      throws InterruptedException {
    var answering = new Answering(json, requests.size());
    try {
      requests.forEach(request -> begin(session, request, visitor, answering));
      if (!answering.write(response, pace.pulse())) {
        requests.forEach(request -> session.cancel(request.id()));
      }
    } finally {
      requests.forEach(request -> session.ended(request.id()));
    }
  }

  private void begin(
      Session session, JSONRPCRequest request, Visitor visitor, Answering answering) {
    var line = new Line(answering, json);
    var reply = gate.answer(request, visitor);
    if (reply.isPresent()) {
      line.say(Line.ordered(reply.get().response()), reply.get().how());
      line.end();
      return;
    }
    session.subscribes(request);
    var handled =
        session.sdk().responseStream(line).handle(request).contextWrite(visitor.context());
    session.began(request.id(), Work.start(request.method(), line, handled::block));
  }

  /// Opens the stream on which a session hears what it did not ask for.
  void listen(ServerRequest request, Visitor visitor, ServerResponse response)
      throws InterruptedException {
    known(request);
    var session = session(request, visitor);
    var answering = new Answering(json, 1);
    var stream = session.sdk().listeningStream(new Listening(answering, json));
    session.listens(true);
    try (var _ = gate.watch(visitor, new Follower(session, answering))) {
      var wire = new Wire(response);
      wire.comment();
      answering.write(wire, KEEP_ALIVE);
    } catch (Wire.Vanished _) {
      return;
    } finally {
      session.listens(false);
      session.used(pace.clock().instant());
      stream.releaseTransport();
    }
  }

  /// Ends a session at its client's wish.
  void end(ServerRequest request, Visitor visitor, ServerResponse response) {
    known(request);
    sessions.end(session(request, visitor));
    response.status(204).send();
  }

  private Session session(ServerRequest request, Visitor visitor) {
    var id = Fields.of(request, Fields.SESSION);
    if (id.isEmpty()) {
      throw new Refused(400, Refused.SERVER_ERROR, "Mcp-Session-Id is missing: initialize first.");
    }
    return sessions.find(id, visitor.actor());
  }

  /// A revision that is not named is 2025-03-26 (MCP, Transports, Protocol Version Header).
  private static void known(ServerRequest request) {
    var version = Fields.of(request, Fields.VERSION);
    if (!version.isEmpty() && !Transport.VERSIONS.contains(version)) {
      throw unknownVersion(version, Transport.VERSIONS);
    }
  }

  /// Revisions are written like this in both eras.
  public static Refused unknownVersion(@Nullable Object asked, List<String> supported) {
    return new Refused(
        400,
        -32_022,
        "This revision of the protocol is not spoken here.",
        Map.of(),
        Map.of("supported", supported, "requested", String.valueOf(asked)));
  }
}
