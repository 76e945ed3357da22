package callmeback.mcp.protocol;

import callmeback.core.Secret;
import callmeback.mcp.protocol.http.Entrance;
import callmeback.mcp.protocol.http.Gate;
import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.http.LegacyEra;
import callmeback.mcp.protocol.http.LegacyEra.Pace;
import callmeback.mcp.protocol.http.Sessions;
import callmeback.mcp.protocol.http.Transport;
import callmeback.mcp.protocol.modern.ModernEra;
import callmeback.mcp.protocol.visit.Offering;
import callmeback.mcp.protocol.visit.Verdict;
import callmeback.mcp.protocol.visit.Visitor;
import callmeback.mcp.protocol.visit.Visitors;
import io.helidon.webserver.http.HttpRouting;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where assistants come in: `/mcp` on the house's own server, in both eras of the protocol.
public final class McpDoor implements AutoCloseable {
  /// As long as a person may think about a question that a tool asks.
  private static final Duration QUESTION = Duration.ofMinutes(5);

  private final Doorplate plate;
  private final Entrance entrance;
  private final ModernEra modern;
  private final Sessions sessions;
  private final McpSyncServer server;

  /// What an operator may set.
  ///
  /// @param origins of web pages that may ask
  /// @param key with which clients' states are signed; the same on all machines
  /// @param pulse after how much silence of a tool its client is looked for
  public record Rules(
      Doorplate plate, Set<String> origins, Secret key, Sessions.Limits limits, Duration pulse) {
    /// Long enough for nearly every tool, short enough to notice who left.
    public static final Duration PULSE = Duration.ofSeconds(2);

    public Rules {
      origins = Set.copyOf(origins);
    }
  }

  private McpDoor(
      Doorplate plate,
      Entrance entrance,
      ModernEra modern,
      Sessions sessions,
      McpSyncServer server) {
    this.plate = plate;
    this.entrance = entrance;
    this.modern = modern;
    this.sessions = sessions;
    this.server = server;
  }

  public static McpDoor open(
      Offering offering, Visitors visitors, Rules rules, InstantSource clock) {
    var json = new Json();
    var sessions = new Sessions(rules.limits(), clock);
    var transport = new Transport(sessions);
    var server = server(offering, transport, json);
    var gate = new Gate(offering, rules.plate().metadata(), json);
    var pace = new Pace(clock, rules.pulse());
    var legacy = new LegacyEra(transport, sessions, gate, json, pace);
    var modern =
        new ModernEra(new ModernEra.Behind(transport, server, gate), json, pace, rules.key());
    var from = new Entrance.From(rules.plate().base(), rules.origins());
    var entrance = new Entrance(from, visitors, json, List.of(modern), legacy);
    return new McpDoor(rules.plate(), entrance, modern, sessions, server);
  }

  /// Tools judge their arguments themselves, in better words, and promise their results by their
  /// types, so the SDK need not.
  private static McpSyncServer server(Offering offering, Transport transport, Json json) {
    var server = McpServer.sync(transport);
    server
        .immediateExecution(true)
        .requestTimeout(QUESTION)
        .jsonMapper(json.mapper())
        .validateToolInputs(false)
        .jsonSchemaValidator(new Trusting())
        .addToolFilter((context, tool) ->
            offering.admit(Visitor.of(context), tool.name()) instanceof Verdict.Open);
    offering.publish(server);
    return server.build();
  }

  private static final class Trusting implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object content) {
      return ValidationResponse.asValid("");
    }
  }

  /// Puts it on the house's server.
  public void mount(HttpRouting.Builder routing) {
    plate.mount(routing);
    routing.register(Doorplate.PATH, entrance);
  }

  /// How many sessions there are.
  public int sessions() {
    return sessions.size();
  }

  /// The SDK's server, to change what it offers while it runs.
  McpSyncServer server() {
    return server;
  }

  /// Turns everybody away, and ends all sessions and streams.
  @Override
  public void close() {
    entrance.close();
    modern.close();
    server.closeGracefully();
  }
}
