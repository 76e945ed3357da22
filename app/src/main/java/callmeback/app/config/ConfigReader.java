package callmeback.app.config;

import static callmeback.app.config.Setting.*;

import callmeback.app.config.Config.Assistants;
import callmeback.app.config.Config.Keys;
import callmeback.app.config.Config.Limits;
import callmeback.app.config.Config.Mode;
import callmeback.app.config.Config.Model;
import callmeback.app.config.Config.Payments;
import callmeback.app.config.Config.Providers;
import callmeback.app.config.Config.Storage;
import callmeback.app.config.Config.Telephone;
import callmeback.app.config.Config.Web;
import callmeback.core.InvalidValue;
import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import callmeback.raindrop.postgres.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a [Config] from the environment and a `.env` file.
public final class ConfigReader {
  private static final int MIN_SECRET = 32;

  private static final Pattern VERIFY_SERVICE = Pattern.compile("VA[0-9a-fA-F]{32}");

  private final Settings settings;

  private ConfigReader(Settings settings) {
    this.settings = settings;
  }

  /// @throws BadConfiguration with every problem there is, not only the first
  public static Config read(Map<String, String> environment, Map<String, String> file)
      throws BadConfiguration {
    var reader = new ConfigReader(Settings.of(environment, file));
    var config = reader.config();
    if (config.mode() == Mode.PRODUCTION) {
      reader.demandProduction(config);
    }
    var problems = reader.settings.problems();
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
    return config;
  }

  private Config config() {
    var mode = settings.read(ENV, ConfigReader::mode);
    var port = settings.read(PORT, Parsing::port);
    return new Config(
        mode,
        new Web(
            port,
            settings
                .find(BASE_URL, Parsing::address)
                .orElseGet(() -> URI.create("http://localhost:" + port)),
            settings.read(FRONTEND_ORIGINS, Parsing::origins),
            new Limits(
                settings.read(RATE_LIMIT_FACTOR, Parsing::factor),
                settings.read(RATE_LIMITS, Parsing::shared)),
            settings.find(TRUSTED_PROXIES, Parsing::networks).orElse(Set.of()),
            new Assistants(
                settings.read(MCP_TOOLSETS, Parsing::toolsets),
                settings.read(MCP_READ_ONLY, Parsing::yesOrNo),
                settings.find(MCP_AUTH_ISSUERS, Parsing::issuers).orElse(Map.of()),
                settings.find(CALLMEBACK_TOKEN, Secret::new).orElse(null))),
        new Storage(
            settings.read(CALLMEBACK_HOME, Path::of),
            settings.find(DATABASE_URL, ConfigReader::databaseUrl).orElse(null),
            settings.read(DB_POOL_SIZE, Parsing::poolSize),
            ObjectSettings.read(settings),
            embeddingModel()),
        new Keys(
            settings.find(JWT_SECRET, ConfigReader::jwtSecret).orElse(null),
            settings.read(JWT_EXPIRATION, Parsing::duration),
            settings.find(DATA_KEY, Parsing::dataKeys).orElse(null)),
        providers(mode),
        DialSettings.read(settings, mode),
        new Config.Programs(
            settings.read(MCP_LOCKDOWN, Parsing::yesOrNo),
            settings.find(ADMIN_ACCOUNTS, Parsing::ids).orElse(Set.of())));
  }

  private @Nullable String embeddingModel() {
    var name = settings.given(OPENAI_EMBEDDING_MODEL).orElse(OPENAI_EMBEDDING_MODEL.standard());
    return name.equals("off") ? null : name;
  }

  private Providers providers(Mode mode) {
    return new Providers(
        new Telephone(
            provider(mode, TWILIO_AUTH_TOKEN, TWILIO_BASE_URL),
            settings.given(TWILIO_ACCOUNT_SID).orElse(""),
            settings.find(TWILIO_PHONE_NUMBER, PhoneNumber::new).orElse(null),
            settings.find(TWILIO_VERIFY_SERVICE_SID, ConfigReader::verifyService).orElse("")),
        new Payments(
            provider(mode, STRIPE_SECRET_KEY, STRIPE_BASE_URL),
            new Secret(settings.given(STRIPE_WEBHOOK_SECRET).orElse(""))),
        model(mode, DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL, DEEPGRAM_MODEL),
        model(mode, CEREBRAS_API_KEY, CEREBRAS_BASE_URL, CEREBRAS_MODEL),
        model(mode, OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL),
        model(mode, ELEVENLABS_API_KEY, ELEVENLABS_BASE_URL, ELEVENLABS_MODEL),
        RaindropSettings.read(settings, mode),
        settings.read(SANDBOX_PORT, Parsing::port));
  }

  private Model model(Mode mode, Setting key, Setting base, Setting name) {
    return new Model(provider(mode, key, base), settings.given(name).orElse(name.standard()));
  }

  private Provider provider(Mode mode, Setting key, Setting base) {
    var address = settings.find(base, Parsing::address).orElse(null);
    var secret = settings.given(key);
    if (secret.isEmpty()) {
      if (mode == Mode.PRODUCTION) {
        settings.problem(key + " is missing");
      }
      return new Provider.Sandboxed();
    }
    if (mode == Mode.PRODUCTION && address != null && !"https".equals(address.getScheme())) {
      settings.problem(base + " must be https in production: a sandbox may not play there");
    }
    return new Provider.Real(new Secret(secret.get()), address);
  }

  private void demandProduction(Config config) {
    demand(settings.has(JWT_SECRET), "JWT_SECRET is missing");
    demand(settings.has(DATA_KEY), "DATA_KEY is missing");
    demand(settings.has(BASE_URL), "BASE_URL is missing");
    demand(
        "https".equals(config.web().baseUrl().getScheme()), "BASE_URL must be https in production");
    demand(settings.has(FRONTEND_ORIGINS), "FRONTEND_ORIGINS is missing");
    demand(settings.has(TWILIO_ACCOUNT_SID), "TWILIO_ACCOUNT_SID is missing");
    demand(settings.has(TWILIO_PHONE_NUMBER), "TWILIO_PHONE_NUMBER is missing");
    demand(
        settings.has(TWILIO_VERIFY_SERVICE_SID) || !config.verifiedPhonesOnly(),
        "TWILIO_VERIFY_SERVICE_SID is missing: without it nobody can prove a number, and"
            + " REQUIRE_VERIFIED_PHONE wants that");
    demand(settings.has(STRIPE_WEBHOOK_SECRET), "STRIPE_WEBHOOK_SECRET is missing");
    demand(
        config.web().limits().factor() <= 1, "RATE_LIMIT_FACTOR must not be above 1 in production");
  }

  private void demand(boolean condition, String sentence) {
    if (!condition) {
      settings.problem(sentence);
    }
  }

  private static Mode mode(String value) {
    return switch (value) {
      case "development" -> Mode.DEVELOPMENT;
      case "production" -> Mode.PRODUCTION;
      default -> throw new InvalidValue("must be development or production");
    };
  }

  private static String databaseUrl(String value) {
    try {
      DatabaseAddress.parse(value);
      return value;
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("cannot be used: " + e.getMessage());
    }
  }

  private static String verifyService(String value) {
    InvalidValue.unless(
        VERIFY_SERVICE.matcher(value).matches(), "must be VA and 32 hexadecimal digits");
    return value;
  }

  private static Secret jwtSecret(String value) {
    InvalidValue.unless(value.length() >= MIN_SECRET, "must have 32 characters or more");
    return new Secret(value);
  }
}
