package callmeback.mcp.protocol.modern;

import callmeback.core.Secret;
import callmeback.mcp.protocol.http.Answering;
import callmeback.mcp.protocol.http.Era;
import callmeback.mcp.protocol.http.Gate;
import callmeback.mcp.protocol.http.Heard;
import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.http.LegacyEra.Pace;
import callmeback.mcp.protocol.http.Line;
import callmeback.mcp.protocol.http.Transport;
import callmeback.mcp.protocol.http.Work;
import callmeback.mcp.protocol.visit.Refused;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerResponse;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionInit;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Revision 2026-07-28: each request stands for itself. It is bridged onto a session of the SDK
/// that lives as long as the request; an SDK that speaks this revision makes this package
/// superfluous.
public final class ModernEra implements Era {
  private static final Set<String> METHODS =
      Set.of(
          "server/discover",
          "tools/list",
          "tools/call",
          "resources/list",
          "resources/read",
          "resources/templates/list",
          "prompts/list",
          "prompts/get",
          "completion/complete",
          "subscriptions/listen");

  private final Transport transport;
  private final Gate gate;
  private final Json json;
  private final Pace pace;
  private final RequestStates states;
  private final Subscriptions subscriptions;
  private final ParamHeaders headers;
  private final Replies replies;

  /// What answers once the words of this revision are translated.
  public record Behind(Transport transport, McpSyncServer server, Gate gate) {}

  /// @param key with which states are signed; the same on all machines
  public ModernEra(Behind behind, Json json, Pace pace, Secret key) {
    this.transport = behind.transport();
    this.gate = behind.gate();
    this.json = json;
    this.pace = pace;
    this.states = new RequestStates(key, pace.clock());
    this.subscriptions = new Subscriptions(json, gate);
    this.headers = new ParamHeaders(behind.server()::listTools);
    this.replies = new Replies(json, behind.server().getServerInfo());
    transport.alsoTell(subscriptions::changed);
    transport.alsoTell(_ -> headers.changed());
  }

  /// Ends all streams.
  public void close() {
    subscriptions.close();
  }

  @Override
  public String version() {
    return Names.VERSION;
  }

  @Override
  public boolean speaks(Heard heard) {
    return heard.messages().all().getFirst() instanceof JSONRPCRequest request
        ? Envelope.on(heard, request)
        : heard.speaks(Names.VERSION);
  }

  @Override
  public void answer(Heard heard, ServerResponse response) throws InterruptedException {
    switch (heard.messages().only()) {
      case JSONRPCRequest request -> answer(heard, request, response);
      case JSONRPCNotification _ -> response.status(202).send();
      default ->
          throw new Refused(400, ErrorCodes.INVALID_REQUEST, "Nobody waits for this response.");
    }
  }

  private void answer(Heard heard, JSONRPCRequest request, ServerResponse response)
      throws InterruptedException {
    var envelope = Envelope.open(heard, request, json, supported());
    if (!METHODS.contains(request.method())) {
      throw new Refused(404, ErrorCodes.METHOD_NOT_FOUND, "There is no such method.");
    }
    switch (request.method()) {
      case "subscriptions/listen" -> subscriptions.listen(request, heard.visitor(), response);
      case "server/discover" -> discover(request, envelope, response);
      default -> handle(heard, request, envelope, response);
    }
  }

  private void discover(JSONRPCRequest request, Envelope envelope, ServerResponse response) {
    var about = Objects.requireNonNull(start(envelope).initResult().block());
    var capabilities = new LinkedHashMap<>(json.object(about.capabilities()));
    capabilities.remove("logging");
    var result = new LinkedHashMap<String, Object>();
    result.put("supportedVersions", supported());
    result.put("capabilities", capabilities);
    if (about.instructions() != null) {
      result.put("instructions", about.instructions());
    }
    var reply = replies.complete(request.method(), JSONRPCResponse.result(request.id(), result));
    response.headers().contentType(HttpMediaType.create("application/json"));
    response.send(json.bytes(reply));
  }

  private void handle(
      Heard heard, JSONRPCRequest request, Envelope envelope, ServerResponse response)
      throws InterruptedException {
    if (request.method().equals("tools/call")) {
      headers.check(heard, request);
    }
    var round = new Round(request, heard.visitor(), states, json);
    var session = start(envelope).session();
    var answering = new Answering(json, 1);
    var line = new Line(answering, json);
    var replay = new Replay(line, request.method(), envelope, round, replies, session);
    var work = Work.start(request.method(), line, () -> work(heard, request, session, replay));
    try {
      if (!answering.write(response, pace.pulse())) {
        work.cancel();
      }
    } finally {
      session.close();
    }
  }

  private void work(
      Heard heard, JSONRPCRequest request, McpStreamableServerSession session, Replay replay) {
    var reply = gate.answer(request, heard.visitor());
    if (reply.isPresent()) {
      replay.reply(reply.get().response(), reply.get().how());
    } else {
      session
          .responseStream(replay)
          .handle(request)
          .contextWrite(heard.visitor().context())
          .block();
    }
  }

  private McpStreamableServerSessionInit start(Envelope envelope) {
    return transport.start(
        InitializeRequest.builder(
                ProtocolVersions.MCP_2025_11_25, envelope.capabilities(), envelope.client())
            .build());
  }

  /// Newest first.
  private static List<String> supported() {
    var supported = new ArrayList<String>();
    supported.add(Names.VERSION);
    supported.addAll(Transport.VERSIONS.reversed());
    return supported;
  }
}
