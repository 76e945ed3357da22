package callmeback.app;

import callmeback.app.config.BadConfiguration;
import callmeback.app.config.Config;
import callmeback.app.config.ConfigReader;
import callmeback.app.demo.Door;
import callmeback.app.house.Application;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
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
    return open(home, Map.of());
  }

  /// @param settings more of them
  static RunningHouse open(Path home, Map<String, String> settings)
      throws IOException, BadConfiguration {
    return open(home, settings, InstantSource.system());
  }

  static RunningHouse open(Path home, InstantSource clock) throws IOException, BadConfiguration {
    return open(home, Map.of(), clock);
  }

  private static RunningHouse open(Path home, Map<String, String> settings, InstantSource clock)
      throws IOException, BadConfiguration {
    PostgresPrograms.into(home);
    var given =
        ConfigReader.read(
            Map.of(
                "PORT",
                Integer.toString(Ports.block()),
                "CALLMEBACK_HOME",
                home.toString(),
                "DB_POOL_SIZE",
                "8",
                "RATE_LIMIT_FACTOR",
                "10000"),
            settings);
    return new RunningHouse(home, Application.start(onFreeSandboxPorts(given), clock, line -> {}));
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
            providers.raindrop(),
            0),
        given.dialling(),
        given.programs());
  }

  Door sandbox() {
    return sandbox;
  }

  /// Lets a telephone answer soon, and act by itself.
  void answers(String phone, List<? extends Map<String, ?>> script) throws InterruptedException {
    sandbox.put(
        "/phones/" + phone,
        Map.of("behaviour", "answer", "answer_after_ms", 100, "script", script));
  }

  /// Lets a telephone answer, greet, listen for two seconds and hang up.
  void greets(String phone) throws InterruptedException {
    answers(
        phone,
        List.of(
            Map.of("say", "hello it is nice to hear your voice"),
            Map.of("wait_ms", 2_000),
            Map.of("hang_up", true)));
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

  /// What is kept.
  Tables tables() {
    return new Tables(home);
  }

  /// Changes what is kept, past all rules: for what nobody can wait for.
  void sql(String statement) throws IOException, SQLException {
    tables().sql(statement);
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
