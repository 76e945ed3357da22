package callmeback.app;

import callmeback.app.config.BadConfiguration;
import callmeback.app.config.Config;
import callmeback.app.config.ConfigReader;
import callmeback.app.demo.Door;
import callmeback.app.house.Application;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;

/// The whole product with its sandbox, on free ports and a data directory of its own.
final class RunningHouse implements AutoCloseable {
  private final Application application;
  private final URI product;
  private final Door sandbox;

  private final Path home;

  private RunningHouse(Path home, Application application) {
    this.home = home;
    this.application = application;
    this.product = URI.create("http://localhost:" + application.port());
    this.sandbox = new Door(application.door().orElseThrow());
  }

  static RunningHouse open(Path home) throws IOException, BadConfiguration {
    var given =
        ConfigReader.read(
            Map.of(
                "PORT",
                Integer.toString(freePort()),
                "CALLMEBACK_HOME",
                home.toString(),
                "DB_POOL_SIZE",
                "8",
                "RATE_LIMIT_FACTOR",
                "10000"),
            Map.of());
    return new RunningHouse(
        home, Application.start(onFreeSandboxPorts(given), InstantSource.system(), line -> {}));
  }

  private static Config onFreeSandboxPorts(Config given) {
    var providers = given.providers();
    return new Config(
        given.mode(),
        given.web(),
        given.storage(),
        given.keys(),
        new Config.Providers(
            providers.telephone(),
            providers.payments(),
            providers.deepgram(),
            providers.cerebras(),
            providers.openai(),
            providers.elevenlabs(),
            0),
        given.dialling());
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Door sandbox() {
    return sandbox;
  }

  URI product() {
    return product;
  }

  Application application() {
    return application;
  }

  /// A new person with a telephone of their own and, if one is named, a card.
  Person person(String card) throws InterruptedException {
    return Person.signUp(product, sandbox, card);
  }

  /// Changes what is kept, past all rules: for what nobody can wait for.
  void sql(String statement) throws IOException, SQLException {
    try (var connection = connect();
        var open = connection.createStatement()) {
      open.execute(statement);
    }
  }

  /// How many rows there are, like `users WHERE suspended`.
  long count(String rows) throws IOException, SQLException {
    return Long.parseLong(one("SELECT count(*) FROM " + rows));
  }

  /// A sum of whole numbers, like `amount` of `ledger WHERE kind = 'HOLD'`.
  long sum(String column, String rows) throws IOException, SQLException {
    return Long.parseLong(one("SELECT coalesce(sum(%s), 0) FROM %s".formatted(column, rows)));
  }

  /// Whether the words stand in any row of any table.
  boolean knows(String words) throws IOException, SQLException {
    var tables =
        one("SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public'");
    for (var table : tables.split(",")) {
      if (count("%s t WHERE position('%s' in t::text) > 0".formatted(table, words)) > 0) {
        return true;
      }
    }
    return false;
  }

  /// The stored objects of an account; what is in them is sealed.
  long objects(String accountId) throws IOException {
    try (var files = Files.walk(home.resolve("buckets"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> f.toString().contains(accountId))
          .count();
    }
  }

  private String one(String query) throws IOException, SQLException {
    try (var connection = connect();
        var open = connection.createStatement();
        var rows = open.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws IOException, SQLException {
    var port = Files.readAllLines(home.resolve("pgdata/postmaster.pid")).get(3);
    var password = Files.readString(home.resolve("pgdata.password")).strip();
    var address = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return DriverManager.getConnection(address, "callmeback", password);
  }

  /// What the payment provider's own books say of a hold.
  JsonNode intent(String intentId) throws InterruptedException {
    for (var intent : sandbox.get("/books").path("stripe").path("payment_intents")) {
      if (intent.path("id").asText().equals(intentId)) {
        return intent;
      }
    }
    throw new AssertionError("no such intent");
  }

  @Override
  public void close() {
    application.close();
  }
}
