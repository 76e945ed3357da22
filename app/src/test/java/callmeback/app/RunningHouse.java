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
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// The whole product with its sandbox, on free ports and a data directory of its own.
final class RunningHouse implements AutoCloseable {
  private static final AtomicInteger people = new AtomicInteger(1_000);

  private final Application application;
  private final URI product;
  private final Door sandbox;

  private RunningHouse(Application application) {
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
        Application.start(onFreeSandboxPorts(given), InstantSource.system(), line -> {}));
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
        given.verifiedPhonesOnly());
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
    var number = "+1415555%04d".formatted(people.incrementAndGet());
    var door = new Door(product);
    var account =
        door.post(
            "/api/auth/register",
            Map.of(
                "name",
                "Ann Example",
                "email",
                "ann" + number.substring(8) + "@example.com",
                "password",
                "Call-me-back-1",
                "phone",
                number));
    door.signIn(account.path("token").asText());
    if (!card.isEmpty()) {
      door.post(
          "/api/user/payment-method", Map.of("payment_method_id", card, "set_as_default", true));
    }
    return new Person(this, door, number);
  }

  /// Somebody who uses the product.
  record Person(RunningHouse house, Door door, String number) {

    void phone(String behaviour, List<Map<String, ?>> script) throws InterruptedException {
      house.sandbox.put(
          "/phones/" + number,
          Map.of("behaviour", behaviour, "answer_after_ms", 300, "script", script));
    }

    String hold(int minutes) throws InterruptedException {
      return door.post("/api/user/create-payment-intent", Map.of("estimated_duration", minutes))
          .path("payment_intent_id")
          .asText();
    }

    String persona() throws InterruptedException {
      return door.get("/api/personas?search=best").at("/personas/0/id").asText();
    }

    JsonNode call(String intentId) throws InterruptedException {
      return door.post(
              "/api/call",
              Map.of(
                  "phone_number", number,
                  "persona_id", persona(),
                  "payment_intent_id", intentId))
          .path("call");
    }

    JsonNode look(String callId) throws InterruptedException {
      return door.get("/api/calls/" + callId).path("call");
    }

    /// The call once it fits, or an error after two minutes.
    JsonNode await(String callId, Predicate<JsonNode> fits) throws InterruptedException {
      var deadline = System.nanoTime() + 120_000_000_000L;
      while (true) {
        var call = look(callId);
        if (fits.test(call)) {
          return call;
        }
        if (System.nanoTime() > deadline) {
          throw new AssertionError("still: " + call);
        }
        LockSupport.parkNanos(100_000_000L);
      }
    }

    JsonNode awaitSettled(String callId) throws InterruptedException {
      return await(callId, RunningHouse::settled);
    }
  }

  static boolean settled(JsonNode call) {
    var money = call.path("money");
    return !call.path("end_time").isNull()
        && money.path("captured").asInt() + money.path("released").asInt()
            == money.path("held").asInt();
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
