package callmeback.bench;

import callmeback.bench.Asking.Kind;
import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/// Measures what the tool protocol costs beside a bare REST read of the same row, and whether
/// sessions leave anything behind.
final class McpBench {
  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
  private static final int MOST = 64;
  private static final int SESSIONS = 10_000;

  /// What the protocol may add to a median, on one connection.
  private static final double MOST_MILLIS = 0.3;

  private static final Load WARMING = new Load(Duration.ZERO, Duration.ofSeconds(10));
  private static final Load LOAD = new Load(Duration.ofSeconds(1), Duration.ofSeconds(4));

  private final Report report =
      new Report("The tool protocol under load", "./run bench mcp", "mcp");
  private final Browser browser;
  private final Assistant assistant;
  private final People people;
  private final String persona;

  private McpBench(Browser browser, Assistant assistant, People people, String persona) {
    this.browser = browser;
    this.assistant = assistant;
    this.people = people;
    this.persona = persona;
  }

  /// @param arguments where to write what was found
  static void main(String[] arguments) throws Exception {
    var home = Files.createTempDirectory("callmeback-bench");
    var http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(MOST, 1, TimeUnit.MINUTES))
            .build();
    try (var lock = HomeLock.take(home.resolve("database"), 0);
        var postgres = EmbeddedPostgres.open(lock, System.err::println);
        var product = Product.start(home, Place.url(postgres.address()), http)) {
      System.err.println("  signing up " + MOST + " people ...");
      var browser = new Browser(http, product);
      var people = People.signUp(browser, MOST);
      var persona = browser.get("/api/personas", null).at("/personas/0/id").asText();
      var bench = new McpBench(browser, new Assistant(http, product), people, persona);
      bench.run(product);
      bench.report.write(Path.of(arguments[0]));
    }
    System.err.println(
        "Written to " + arguments[0] + ". Left in " + home + ": the database and log.");
  }

  private void run(Product product) throws IOException, InterruptedException {
    var kinds = List.of(rest(), tool(), recall());
    WARMING.of(kinds, 4);
    for (var connections : CONNECTIONS) {
      var measured = LOAD.of(kinds, connections);
      measured.forEach(report::add);
      var rest = measured.get(0);
      var tool = measured.get(1);
      report.ratio(tool.name() + " to " + rest.name(), tool, rest, Double.POSITIVE_INFINITY);
      if (connections == 1) {
        overhead(tool, rest);
      }
    }
    sessions(product);
  }

  private void overhead(Figures tool, Figures rest) {
    var more = (tool.p50() - rest.p50()) / 1e3;
    report.note(
        String.format(
            Locale.ROOT,
            "the protocol adds %.2f ms to the median on one connection; at most %.1f: %s",
            more,
            MOST_MILLIS,
            more <= MOST_MILLIS ? "kept" : "**not kept**"));
  }

  /// The first thousand fill whatever is kept on purpose.
  private void sessions(Product product) throws IOException, InterruptedException {
    var token = people.of(0).token();
    open(token, SESSIONS / 10);
    var before = product.liveMegabytes();
    open(token, SESSIONS);
    report.note(
        "heap in use, collected: %d MB before 10,000 sessions were opened and dropped, %d MB after"
            .formatted(before, product.liveMegabytes()));
  }

  private void open(String token, int count) throws IOException {
    for (var n = 0; n < count; n++) {
      assistant.session(token);
    }
  }

  private Kind rest() {
    return new Kind(
        "GET /api/user/usage",
        (worker, _) -> browser.send("GET", "/api/user/usage", people.of(worker).token(), null));
  }

  private Kind tool() {
    return new Kind(
        "tools/call get_usage",
        (worker, _) -> assistant.call(people.of(worker).token(), "get_usage", Map.of()));
  }

  private Kind recall() {
    return new Kind(
        "tools/call recall_memory",
        (worker, _) ->
            assistant.call(
                people.of(worker).token(),
                "recall_memory",
                Map.of("persona_id", persona, "about", "the lighthouse in Portugal")));
  }
}
