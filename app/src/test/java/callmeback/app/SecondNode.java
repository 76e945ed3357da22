package callmeback.app;

import callmeback.app.config.ConfigReader;
import callmeback.app.house.Application;
import callmeback.sandbox.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Another node of a house that runs: the same database, keys and providers, and a port of its own.
final class SecondNode {
  private SecondNode() {}

  /// In this process, with a clock that is wrong by so much.
  static Application open(FaultyHouse house, Path first, Path home, Duration wrong)
      throws Exception {
    var settings = settings(house, first, home, Ports.block());
    InstantSource clock = () -> Instant.now().plus(wrong);
    return Application.start(ConfigReader.read(settings, Map.of()), clock, line -> {});
  }

  /// @param first the data directory of the house
  /// @param home its own
  static Map<String, String> settings(FaultyHouse house, Path first, Path home, int port)
      throws Exception {
    var settings = new HashMap<String, String>();
    settings.put("PORT", Integer.toString(port));
    settings.put("CALLMEBACK_HOME", home.toString());
    settings.put("DB_POOL_SIZE", "8");
    settings.put("RATE_LIMIT_FACTOR", "1000");
    settings.put("DATABASE_URL", database(first));
    settings.put("DATA_KEY", Files.readString(first.resolve("secrets/data-key")).strip());
    settings.put("TWILIO_ACCOUNT_SID", Credentials.TWILIO_ACCOUNT_SID);
    settings.put("TWILIO_AUTH_TOKEN", Credentials.TWILIO_AUTH_TOKEN);
    settings.put("TWILIO_PHONE_NUMBER", Credentials.TWILIO_PHONE_NUMBER);
    settings.put("STRIPE_SECRET_KEY", Credentials.STRIPE_SECRET_KEY);
    settings.put("STRIPE_WEBHOOK_SECRET", Credentials.STRIPE_WEBHOOK_SECRET);
    settings.put("DEEPGRAM_API_KEY", Credentials.DEEPGRAM_API_KEY);
    settings.put("CEREBRAS_API_KEY", Credentials.CEREBRAS_API_KEY);
    settings.put("OPENAI_API_KEY", Credentials.OPENAI_API_KEY);
    settings.put("ELEVENLABS_API_KEY", Credentials.ELEVENLABS_API_KEY);
    house
        .sandbox()
        .get("/simulators")
        .propertyStream()
        .forEach(each ->
            settings.put(
                each.getKey().toUpperCase(Locale.ROOT) + "_BASE_URL", each.getValue().asText()));
    return settings;
  }

  private static String database(Path first) throws Exception {
    var port = Files.readAllLines(first.resolve("pgdata/postmaster.pid")).get(3);
    var password = Files.readString(first.resolve("pgdata.password")).strip();
    return "postgresql://callmeback:%s@127.0.0.1:%s/postgres".formatted(password, port);
  }
}
