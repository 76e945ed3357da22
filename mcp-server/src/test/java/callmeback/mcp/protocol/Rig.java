package callmeback.mcp.protocol;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.mcp.protocol.http.Sessions;
import callmeback.mcp.protocol.visit.Reading;
import callmeback.mcp.protocol.visit.Selection;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The door on a socket, with tools for tests behind it, and tokens of three credentials.
final class Rig implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T18:20:00Z");
  static final Sessions.Limits LIMITS = new Sessions.Limits(3, 5, Duration.ofMinutes(30));
  static final String ANN = "ann";
  static final String BO = "bo";

  /// Ann's, for a program that only reads calls.
  static final String READER = "reader";

  private static final UUID ANNS = UUID.fromString("00000000-0000-4000-8000-00000000000a");
  private static final UUID BOS = UUID.fromString("00000000-0000-4000-8000-00000000000b");

  final Tools tools = new Tools();
  final AtomicReference<Instant> now = new AtomicReference<>(START);
  final McpDoor door;
  private final WebServer server;

  static Rig open() {
    return new Rig(Selection.USUAL);
  }

  /// @param house what is switched on for everybody
  Rig(Selection house) {
    var plate = new Doorplate(URI.create("http://localhost"), List.of());
    var entries = tools.entries();
    var visitors = new BearerVisitors(Rig::authenticate, house, plate.metadata(), entries);
    this.door =
        McpDoor.open(
            new CatalogOffering(entries, Reading.NONE, "Use them."),
            visitors,
            new McpDoor.Rules(
                plate,
                Set.of("https://app.example.com"),
                new Secret("a key for tests that is long enough"),
                LIMITS,
                Duration.ofMillis(50)),
            now::get);
    var routing = HttpRouting.builder();
    door.mount(routing);
    this.server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ZERO)
            .addRouting(routing)
            .build()
            .start();
  }

  private static Actor authenticate(String token) {
    var grants =
        Map.of(
            ANN, Grant.PERSON, BO, Grant.PERSON, READER, new Grant(EnumSet.of(Scope.CALLS_READ)));
    var grant = grants.get(token);
    if (grant == null) {
      throw new ProblemException(
          switch (token) {
            case "suspended" -> new Problem.AccountSuspended();
            case "hasty" -> new Problem.RateLimited(Duration.ofSeconds(7));
            case "early" -> new Problem.Unavailable(Duration.ofSeconds(2));
            default -> new Problem.BadToken();
          });
    }
    var credential = UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
    return new Actor(token.equals(BO) ? BOS : ANNS, credential, START.plusSeconds(3_600), grant);
  }

  int port() {
    return server.port();
  }

  Asker asker(String token) {
    return new Asker(URI.create("http://127.0.0.1:" + port() + "/mcp"), token);
  }

  /// What happened next, or an error after ten seconds.
  String next() throws InterruptedException {
    var next = tools.diary.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing happened");
    }
    return next;
  }

  @Override
  public void close() {
    door.close();
    server.stop();
  }
}
