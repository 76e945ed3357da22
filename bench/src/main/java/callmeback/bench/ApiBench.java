package callmeback.bench;

import callmeback.bench.Asking.Kind;
import callmeback.core.Secret;
import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.DatabaseAddress;
import callmeback.raindrop.postgres.EmbeddedPostgres;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/// Measures the REST interface against PostgreSQL at 1, 16 and 64 connections, among few rows and
/// among a million.
final class ApiBench {
  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
  private static final int MOST = 64;

  /// Nothing that answers a request may be slower than twice the queries it makes.
  private static final double TWICE = 2;

  /// With more connections than processors, those who ask wait for the driver as well.
  private static final double ANY = Double.POSITIVE_INFINITY;

  private static final int OWN_CALLS = 10;
  private static final int STRANGERS = 10_000;
  private static final int CALLS_EACH = 100;
  private static final Load LOAD = new Load(Duration.ofSeconds(1), Duration.ofSeconds(3));

  /// Before anything is measured, until the compiler has seen the code.
  private static final Load WARMING = new Load(Duration.ZERO, Duration.ofSeconds(5));

  /// A request, and the queries it makes without it.
  private record Pair(Kind request, Kind queries) {
    List<Kind> kinds() {
      return List.of(request, queries);
    }
  }

  private final Report report = new Report("The REST interface under load", "./run bench", "api");
  private final Asking asking;
  private final Bare bare;
  private final Map<String, Figures> measured = new HashMap<>();

  private ApiBench(Asking asking, Bare bare) {
    this.asking = asking;
    this.bare = bare;
  }

  /// @param arguments where to write what was found
  static void main(String[] arguments) throws Exception {
    var home = Files.createTempDirectory("callmeback-bench");
    var phones = new SealedPhones(DataKey.of(1, HexFormat.of().parseHex(Product.DATA_KEY)));
    var http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(MOST, 1, TimeUnit.MINUTES))
            .build();
    try (var lock = HomeLock.take(home.resolve("database"), 0);
        var postgres = EmbeddedPostgres.open(lock, System.err::println);
        var product = Product.start(home, url(postgres.address()), http);
        var database = Database.open(postgres.address(), Product.POOL, phones)) {
      System.err.println("  signing up " + MOST + " people ...");
      var browser = new Browser(http, product);
      var people = People.signUp(browser, MOST);
      var persona =
          UUID.fromString(browser.get("/api/personas", null).at("/personas/0/id").asText());
      var bench =
          new ApiBench(
              new Asking(browser, people, persona),
              new Bare(database, phones, people, InstantSource.system()));
      bench.run(product, new Rows(database.dataSource(), phones, buckets(home)), people);
      bench.report.write(Path.of(arguments[0]));
    }
    System.err.println(
        "Written to " + arguments[0] + ". Left in " + home + ": the database and log.");
  }

  private void run(Product product, Rows rows, People people)
      throws IOException, SQLException, InterruptedException {
    rows.history(OWN_CALLS);
    rows.transcripts();
    memory("before", product);
    everything();
    few();
    rows.crowd(STRANGERS, CALLS_EACH);
    many();
    report.plan(rows.plan(people.of(0).id()));
    measure("", List.of(asking.login()), 1);
    measure("", List.of(asking.login()), 16);
    memory("after", product);
    ratios();
  }

  private void memory(String when, Product product) throws IOException, InterruptedException {
    var resident = product.residentMegabytes();
    report.note(
        "memory %s: %d MB resident, %d MB of the heap in use"
            .formatted(when, resident, product.liveMegabytes()));
  }

  private void everything() throws InterruptedException {
    WARMING.of(pairs().stream().flatMap(pair -> pair.kinds().stream()).toList(), 4);
    for (var connections : CONNECTIONS) {
      measure("", asking.others(), connections);
      for (var pair : pairs()) {
        beside("", pair, connections);
      }
    }
  }

  private List<Pair> pairs() {
    return List.of(
        new Pair(asking.account(), bare.account()),
        new Pair(asking.personas(), bare.personas()),
        new Pair(asking.contacts(), bare.contacts()),
        new Pair(asking.profile(), bare.profile()));
  }

  private void few() throws InterruptedException {
    for (var connections : CONNECTIONS) {
      beside(" of 640", new Pair(asking.history(), bare.history()), connections);
    }
  }

  private void many() throws InterruptedException {
    var history = new Pair(asking.history(), bare.history());
    WARMING.of(history.kinds(), 4);
    for (var connections : CONNECTIONS) {
      beside(" of 1,000,640", history, connections);
    }
  }

  /// In turns with an empty request, so that all three meet the same load.
  private void beside(String suffix, Pair pair, int connections) throws InterruptedException {
    measure(
        suffix,
        List.of(pair.request(), pair.queries(), asking.emptyBeside(pair.request())),
        connections);
  }

  private void measure(String suffix, List<Kind> kinds, int connections)
      throws InterruptedException {
    var named = kinds.stream().map(kind -> new Kind(kind.name() + suffix, kind.work())).toList();
    for (var figures : LOAD.of(named, connections)) {
      measured.put(figures.name() + connections, report.add(figures));
    }
  }

  private void ratios() {
    for (var connections : CONNECTIONS) {
      ratio("GET /api/calls of 1,000,640", "GET /api/calls of 640", connections, 1.5);
      ratio("queries: history of 1,000,640", "queries: history of 640", connections, 1.5);
      request("GET /api/calls of 640", "queries: history of 640", connections);
      for (var pair : pairs()) {
        request(pair.request().name(), pair.queries().name(), connections);
      }
    }
  }

  /// A request beside its queries: alone where nobody waits for anybody else, and with an empty
  /// request, which is the exchange itself and the driver's part in it, at any load.
  private void request(String of, String to, int connections) {
    ratio(of, to, connections, connections == 1 ? TWICE : ANY);
    var first = measured.get(of + connections);
    var second = measured.get(to + connections);
    var empty = measured.get(Asking.emptyBeside(of) + connections);
    if (first != null && second != null && empty != null) {
      report.ratio(of + " to " + to + " and an empty request", first, second.and(empty), TWICE);
    }
  }

  private void ratio(String of, String to, int connections, double most) {
    var first = measured.get(of + connections);
    var second = measured.get(to + connections);
    if (first != null && second != null) {
      report.ratio(of + " to " + to, first, second, most);
    }
  }

  private static SmartBuckets buckets(Path home) {
    var vault = Vault.of(DataKey.of(1, HexFormat.of().parseHex(Product.DATA_KEY)));
    return DiskBuckets.open(home.resolve("home/buckets"), vault, InstantSource.system());
  }

  static String url(DatabaseAddress address) {
    var at = URI.create(address.jdbcUrl().substring("jdbc:".length()));
    Secret password = address.password();
    return "postgresql://%s:%s@%s:%d%s"
        .formatted(address.user(), password.value(), at.getHost(), at.getPort(), at.getPath());
  }
}
