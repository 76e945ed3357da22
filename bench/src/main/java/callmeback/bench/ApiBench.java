package callmeback.bench;

import callmeback.bench.Asking.Kind;
import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.postgres.DatabaseAddress;
import callmeback.raindrop.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /// A history among a million calls may cost half as much again as one among few.
  private static final double HALF_MORE = 1.5;

  private static final String FEW = " of 640";
  private static final String MANY = " of 1,000,640";

  private static final int OWN_CALLS = 10;
  private static final int STRANGERS = 10_000;
  private static final int CALLS_EACH = 100;
  private static final Load LOAD = new Load(Duration.ofSeconds(1), Duration.ofSeconds(3));

  /// Before anything is measured, until the compiler has seen the code.
  private static final Load WARMING = new Load(Duration.ZERO, Duration.ofSeconds(5));

  /// A request, the queries it makes without it, and an empty request, in turns: so all three meet
  /// the same load.
  private record Trio(Kind request, Kind queries, Kind empty) {
    List<Kind> kinds() {
      return List.of(request, queries, empty);
    }
  }

  private final Report report = new Report("The REST interface under load", "./run bench", "api");
  private final Place few;
  private final Place crowded;
  private final Map<String, Figures> measured = new HashMap<>();

  private ApiBench(Place few, Place crowded) {
    this.few = few;
    this.crowded = crowded;
  }

  /// @param arguments where to write what was found
  static void main(String[] arguments) throws Exception {
    var home = Files.createTempDirectory("callmeback-bench");
    var http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(2 * MOST, 1, TimeUnit.MINUTES))
            .build();
    try (var lock = HomeLock.take(home.resolve("database"), 0);
        var postgres = EmbeddedPostgres.open(lock, System.err::println)) {
      System.err.println("  starting two products, signing up " + MOST + " people at each ...");
      try (var few = Place.open(home.resolve("few"), postgres.address(), http, MOST);
          var crowded =
              Place.open(home.resolve("crowded"), second(postgres.address(), few), http, MOST)) {
        var bench = new ApiBench(few, crowded);
        bench.run();
        bench.report.write(Path.of(arguments[0]));
      }
    }
    System.err.println(
        "Written to " + arguments[0] + ". Left in " + home + ": the databases and logs.");
  }

  /// Another database in the same server.
  private static DatabaseAddress second(DatabaseAddress first, Place place) throws SQLException {
    try (var connection = place.database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("CREATE DATABASE crowded");
    }
    var url = first.jdbcUrl().replaceFirst("/[^/]+$", "/crowded");
    return new DatabaseAddress(url, first.user(), first.password());
  }

  private void run() throws IOException, SQLException, InterruptedException {
    for (var place : List.of(few, crowded)) {
      place.rows().history(OWN_CALLS);
      place.rows().transcripts();
    }
    System.err.println("  adding a million calls at one of them ...");
    crowded.rows().crowd(STRANGERS, CALLS_EACH);
    memory("before");
    everything();
    histories();
    report.plan(crowded.rows().plan(crowded.people().of(0).id()));
    measure(List.of(few.asking().login()), 1);
    measure(List.of(few.asking().login()), 16);
    memory("after");
    ratios();
  }

  private void memory(String when) throws IOException, InterruptedException {
    var resident = few.product().residentMegabytes();
    report.note(
        "memory %s: %d MB resident, %d MB of the heap in use"
            .formatted(when, resident, few.product().liveMegabytes()));
  }

  private void everything() throws InterruptedException {
    WARMING.of(trios().stream().flatMap(trio -> trio.kinds().stream()).toList(), 4);
    for (var connections : CONNECTIONS) {
      measure(few.asking().others(), connections);
      for (var trio : trios()) {
        measure(trio.kinds(), connections);
      }
    }
  }

  private List<Trio> trios() {
    var asking = few.asking();
    var bare = few.bare();
    return List.of(
        trio(few, asking.account(), bare.account()),
        trio(few, asking.personas(), bare.personas()),
        trio(few, asking.contacts(), bare.contacts()),
        trio(few, asking.profile(), bare.profile()));
  }

  /// In turns at both places, so that they meet the same load.
  private void histories() throws InterruptedException {
    var kinds = new ArrayList<>(history(few, FEW).kinds());
    kinds.addAll(history(crowded, MANY).kinds());
    WARMING.of(kinds, 4);
    for (var connections : CONNECTIONS) {
      measure(kinds, connections);
    }
  }

  private static Trio history(Place place, String among) {
    return trio(place, place.asking().history().among(among), place.bare().history().among(among));
  }

  private static Trio trio(Place place, Kind request, Kind queries) {
    return new Trio(request, queries, place.asking().emptyBeside(request));
  }

  private void measure(List<Kind> kinds, int connections) throws InterruptedException {
    for (var figures : LOAD.of(kinds, connections)) {
      measured.put(figures.name() + connections, report.add(figures));
    }
  }

  private void ratios() {
    var small = history(few, FEW);
    var large = history(crowded, MANY);
    for (var connections : CONNECTIONS) {
      ratio(large.request(), small.request(), connections, HALF_MORE);
      ratio(large.queries(), small.queries(), connections, HALF_MORE);
      request(small, connections);
      trios().forEach(trio -> request(trio, connections));
    }
  }

  /// A request beside its queries: alone where nobody waits for anybody else, and with an empty
  /// request, which is the exchange itself and the driver's part in it, at any load.
  private void request(Trio trio, int connections) {
    ratio(trio.request(), trio.queries(), connections, connections == 1 ? TWICE : ANY);
    var least = found(trio.queries(), connections).and(found(trio.empty(), connections));
    report.ratio(
        trio.request().name() + " to " + trio.queries().name() + " and an empty request",
        found(trio.request(), connections),
        least,
        TWICE);
  }

  private void ratio(Kind of, Kind to, int connections, double most) {
    report.ratio(
        of.name() + " to " + to.name(), found(of, connections), found(to, connections), most);
  }

  private Figures found(Kind kind, int connections) {
    return Objects.requireNonNull(measured.get(kind.name() + connections));
  }
}
