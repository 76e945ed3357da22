package callmeback.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import callmeback.core.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which stores the settings name.
@Tag("unit")
final class StoresConfigTest {
  @Test
  void objectsAreKeptAtAStoreThatIsNamedWhole() throws BadConfiguration {
    var store =
        Map.of(
            "S3_ENDPOINT", "https://s3.example.com/",
            "S3_BUCKET", "things",
            "S3_ACCESS_KEY", "key",
            "S3_SECRET_KEY", "secret-of-s3");
    assertThat(read(store).storage().objects())
        .isEqualTo(
            new Config.S3(
                URI.create("https://s3.example.com"),
                "us-east-1",
                "things",
                "key",
                new Secret("secret-of-s3")));
    assertThat(problems(Map.of("S3_ENDPOINT", "https://s3.example.com"))).hasSize(3);
  }

  @Test
  void aKeyOfRaindropOrTheWordSandboxReplacesTheTwin() throws BadConfiguration {
    var names = new Raindrop.Resources("companion-memory", "companion-sql", "other");
    assertThat(
            read(Map.of(
                    "RAINDROP_API_KEY", "key",
                    "RAINDROP_VERSION", "01j",
                    "RAINDROP_SMARTBUCKET_NAME", "other"))
                .providers()
                .raindrop())
        .isEqualTo(
            new Raindrop.Hosted(
                new Provider.Real(new Secret("key"), null), "call-me-back", "01j", names));
    assertThat(
            read(Map.of("RAINDROP_API_KEY", "sandbox", "RAINDROP_APPLICATION_NAME", "mine"))
                .providers()
                .raindrop())
        .isEqualTo(
            new Raindrop.Hosted(
                new Provider.Sandboxed(),
                "mine",
                "",
                new Raindrop.Resources("companion-memory", "companion-sql", "companion-bucket")));
    assertThat(problems(Map.of("RAINDROP_API_KEY", "key")))
        .containsExactly("RAINDROP_VERSION is missing: RAINDROP_API_KEY needs it");
    assertThat(problems(Map.of("RAINDROP_API_KEY", "sandbox", "ENV", "production")))
        .contains("RAINDROP_API_KEY must not be `sandbox` in production");
  }

  private static Config read(Map<String, String> environment) throws BadConfiguration {
    return ConfigReader.read(environment, Map.of());
  }

  private static List<String> problems(Map<String, String> environment) {
    var thrown =
        catchThrowableOfType(
            BadConfiguration.class, () -> ConfigReader.read(environment, Map.of()));
    return thrown == null ? List.of() : thrown.problems();
  }
}
