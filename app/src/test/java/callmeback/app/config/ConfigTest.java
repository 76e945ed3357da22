package callmeback.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import callmeback.api.http.Network;
import callmeback.app.config.Config.Mode;
import callmeback.app.config.Config.Model;
import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import callmeback.mcp.tool.Toolset;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class ConfigTest {
  private static final Provider PLAYED = new Provider.Sandboxed();

  private static final Map<String, String> PRODUCTION =
      Map.ofEntries(
          Map.entry("ENV", "production"),
          Map.entry("BASE_URL", "https://calls.example.com"),
          Map.entry("FRONTEND_ORIGINS", "https://example.com"),
          Map.entry("JWT_SECRET", "s".repeat(32)),
          Map.entry("DATA_KEY", "0f".repeat(32)),
          Map.entry("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32)),
          Map.entry("TWILIO_AUTH_TOKEN", "twilio-token"),
          Map.entry("TWILIO_PHONE_NUMBER", "+14155550100"),
          Map.entry("TWILIO_VERIFY_SERVICE_SID", "VA" + "0".repeat(32)),
          Map.entry("STRIPE_SECRET_KEY", "stripe-key"),
          Map.entry("STRIPE_WEBHOOK_SECRET", "stripe-webhook"),
          Map.entry("DEEPGRAM_API_KEY", "deepgram-key"),
          Map.entry("CEREBRAS_API_KEY", "cerebras-key"),
          Map.entry("OPENAI_API_KEY", "openai-key"),
          Map.entry("ELEVENLABS_API_KEY", "elevenlabs-key"));

  private static Config read(Map<String, String> environment) throws BadConfiguration {
    return ConfigReader.read(environment, Map.of());
  }

  private static List<String> problems(Map<String, String> environment, Map<String, String> file) {
    var thrown =
        catchThrowableOfType(BadConfiguration.class, () -> ConfigReader.read(environment, file));
    return thrown == null ? List.of() : thrown.problems();
  }

  private static List<String> problemsInProduction(String name, String value) {
    var environment = new HashMap<>(PRODUCTION);
    environment.put(name, value);
    return problems(environment, Map.of());
  }

  @Test
  void everythingHasADefaultInDevelopment() throws BadConfiguration {
    var config = read(Map.of());

    assertThat(config.mode()).isEqualTo(Mode.DEVELOPMENT);
    assertThat(config.web())
        .isEqualTo(
            new Config.Web(
                3001,
                URI.create("http://localhost:3001"),
                List.of("http://localhost:5173", "http://localhost:3001"),
                new Config.Limits(1, false),
                Set.of(),
                new Config.Assistants(
                    EnumSet.complementOf(EnumSet.of(Toolset.ADMIN)), false, Map.of(), null)));
    assertThat(config.storage())
        .isEqualTo(
            new Config.Storage(Path.of(".callmeback"), null, 16, null, "text-embedding-3-small"));
    assertThat(config.keys()).isEqualTo(new Config.Keys(null, Duration.ofDays(30), null));
    assertThat(config.providers())
        .isEqualTo(
            new Config.Providers(
                new Config.Telephone(PLAYED, "", null, ""),
                new Config.Payments(PLAYED, new Secret("")),
                new Model(PLAYED, "flux-general-en"),
                new Model(PLAYED, "gpt-oss-120b"),
                new Model(PLAYED, "gpt-4.1-mini"),
                new Model(PLAYED, "eleven_flash_v2_5"),
                new Raindrop.Embedded(),
                3002));
    assertThat(config.verifiedPhonesOnly()).isFalse();
    assertThat(config.providers().sandboxNeeded()).isTrue();
  }

  @Test
  void programsSeeWordsAndNobodyAdministersUnlessToldOtherwise() throws BadConfiguration {
    var ann = UUID.randomUUID();
    var bo = UUID.randomUUID();
    assertThat(read(Map.of()).programs()).isEqualTo(new Config.Programs(false, Set.of()));
    assertThat(read(Map.of("MCP_LOCKDOWN", "true", "ADMIN_ACCOUNTS", ann + ", " + bo)).programs())
        .isEqualTo(new Config.Programs(true, Set.of(ann, bo)));
    assertThat(problems(Map.of("ADMIN_ACCOUNTS", "ann@example.com"), Map.of())).hasSize(1);
  }

  @Test
  void aKeyReplacesThePlayerByTheProvider() throws BadConfiguration {
    var config =
        read(
            Map.of(
                "CEREBRAS_API_KEY", "key",
                "CEREBRAS_BASE_URL", "http://localhost:8000/",
                "CEREBRAS_MODEL", "another"));

    assertThat(config.providers().cerebras())
        .isEqualTo(
            new Model(
                new Provider.Real(new Secret("key"), URI.create("http://localhost:8000")),
                "another"));
    assertThat(config.providers().openai().provider()).isEqualTo(PLAYED);
  }

  @Test
  void productionStartsWithEveryKeyInPlaceAndWithoutASandbox() throws BadConfiguration {
    var config = read(PRODUCTION);

    assertThat(config.mode()).isEqualTo(Mode.PRODUCTION);
    assertThat(config.providers().sandboxNeeded()).isFalse();
    assertThat(config.providers().telephone().from()).isEqualTo(new PhoneNumber("+14155550100"));
    assertThat(config.verifiedPhonesOnly()).isTrue();
  }

  @Test
  void productionWithoutAnythingNamesEverythingThatIsMissing() {
    assertThat(problems(Map.of("ENV", "production"), Map.of()))
        .containsExactlyInAnyOrder(
            "TWILIO_AUTH_TOKEN is missing",
            "STRIPE_SECRET_KEY is missing",
            "DEEPGRAM_API_KEY is missing",
            "CEREBRAS_API_KEY is missing",
            "OPENAI_API_KEY is missing",
            "ELEVENLABS_API_KEY is missing",
            "JWT_SECRET is missing",
            "DATA_KEY is missing",
            "BASE_URL is missing",
            "BASE_URL must be https in production",
            "FRONTEND_ORIGINS is missing",
            "TWILIO_ACCOUNT_SID is missing",
            "TWILIO_PHONE_NUMBER is missing",
            "TWILIO_VERIFY_SERVICE_SID is missing: without it nobody can prove a number, and"
                + " REQUIRE_VERIFIED_PHONE wants that",
            "STRIPE_WEBHOOK_SECRET is missing");
  }

  @Test
  void severalMachinesBehindProxiesCountTogetherAndByWhomTheProxiesName() throws BadConfiguration {
    var config = read(Map.of("RATE_LIMITS", "shared", "TRUSTED_PROXIES", "10.0.0.0/8, fd00::/8"));

    assertThat(config.web().limits()).isEqualTo(new Config.Limits(1, true));
    assertThat(config.web().proxies())
        .containsExactlyInAnyOrder(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8"));
    assertThat(problems(Map.of("RATE_LIMITS", "none", "RATE_LIMIT_FACTOR", "-1"), Map.of()))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "BASE_URL, http://calls.example.com",
    "RATE_LIMIT_FACTOR, 1.5",
    "STRIPE_BASE_URL, http://localhost:3014",
    "JWT_SECRET, ''",
    "OPENAI_API_KEY, ' '"
  })
  void productionRefusesWhatDevelopmentMayHave(String name, String value) {
    assertThat(problemsInProduction(name, value))
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains(name));
    assertThat(problems(Map.of(name, value), Map.of())).isEmpty();
  }

  @Test
  void everyMalformedValueIsNamedAtOnceAndNotRepeated() {
    var environment =
        Map.of(
            "ENV", "staging",
            "PORT", "70000",
            "BASE_URL", "localhost:3001",
            "DB_POOL_SIZE", "1",
            "JWT_SECRET", "short",
            "JWT_EXPIRATION", "soon",
            "DATA_KEY", "not hexadecimal",
            "TRUSTED_PROXIES", "10.0.0.0/8,proxy.example.com",
            "REQUIRE_VERIFIED_PHONE", "maybe",
            "TWILIO_PHONE_NUMBER", "555-0199");

    var problems = problems(environment, Map.of());

    assertThat(problems).hasSameSizeAs(environment.keySet());
    environment.forEach((name, value) ->
        assertThat(problems)
            .filteredOn(problem -> problem.startsWith(name + " "))
            .singleElement()
            .satisfies(problem -> assertThat(problem).doesNotContain(value)));
  }

  @Test
  void aNameInTheFileThatIsNoSettingIsAProblemAndInTheEnvironmentIsNot() {
    assertThat(problems(Map.of("HOME", "/root"), Map.of("PROT", "3001")))
        .containsExactly(".env: there is no setting PROT");
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws BadConfiguration {
    var config =
        ConfigReader.read(Map.of("PORT", "4001"), Map.of("PORT", "5001", "SANDBOX_PORT", "5002"));

    assertThat(config.web().port()).isEqualTo(4001);
    assertThat(config.web().baseUrl()).isEqualTo(URI.create("http://localhost:4001"));
    assertThat(config.providers().sandboxPort()).isEqualTo(5002);
  }

  @ParameterizedTest
  @CsvSource({"45s, PT45S", "15m, PT15M", "12h, PT12H", "30d, PT720H"})
  void sessionsLastSecondsMinutesHoursOrDays(String value, Duration length)
      throws BadConfiguration {
    assertThat(read(Map.of("JWT_EXPIRATION", value)).keys().sessionLength()).isEqualTo(length);
  }

  @Test
  void aFileHasLinesOfNamesAndValuesCommentsAndQuotes(@TempDir Path folder) throws IOException {
    var file = folder.resolve(".env");
    Files.writeString(
        file,
        """
        # where it listens

        PORT = 4001
        BASE_URL="https://example.com/?a=b"
        JWT_SECRET='with # inside'
        nonsense
        """);

    assertThat(DotEnv.read(file))
        .containsExactly(
            Map.entry("PORT", "4001"),
            Map.entry("BASE_URL", "https://example.com/?a=b"),
            Map.entry("JWT_SECRET", "with # inside"),
            Map.entry("nonsense", ""));
    assertThat(DotEnv.read(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void aConfigurationNeverPrintsItsSecrets() throws BadConfiguration {
    var printed = read(PRODUCTION).toString();

    assertThat(printed).contains("calls.example.com");
    assertThat(printed)
        .doesNotContain("twilio-token", "stripe-key", "stripe-webhook", "s".repeat(32));
  }

  @Test
  void aDatabaseAddressThatCannotBeUsedIsNamedWithTheOtherProblems() {
    assertThatThrownBy(
            () -> ConfigReader.read(Map.of("DATABASE_URL", "mysql://x", "PORT", "0"), Map.of()))
        .isInstanceOfSatisfying(
            BadConfiguration.class,
            e ->
                assertThat(e.problems())
                    .hasSize(2)
                    .anyMatch(problem -> problem.startsWith("DATABASE_URL cannot be used")));
  }
}
