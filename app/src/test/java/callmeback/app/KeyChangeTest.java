package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.app.demo.Door;
import callmeback.app.demo.Door.Refused;
import callmeback.raindrop.rotation.WrongDataKey;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The three steps of docs/data-key.md, on a house that somebody uses.
@Tag("e2e")
final class KeyChangeTest {
  private static final String OLD = "1:" + "0f".repeat(32);
  private static final String NEW = "2:" + "f0".repeat(32);

  @Test
  void afterTheDataKeyWasChangedPeopleAreWhoTheyWere(@TempDir Path home) throws Exception {
    String number;
    try (var house = open(home, "0f".repeat(32))) {
      number = house.person("").number();
      assertThat(sealedAnew(house)).isZero();
    }
    try (var house = open(home, NEW + ", " + OLD)) {
      assertThat(sealedAnew(house)).isOne();
    }
    assertThatExceptionOfType(WrongDataKey.class).isThrownBy(() -> open(home, OLD));
    try (var house = open(home, NEW)) {
      var door = new Door(house.product());
      var email = "ann" + number.substring(8) + "@example.com";
      var session =
          door.post("/api/auth/login", Map.of("email", email, "password", "Call-me-back-1"));
      assertThat(session.at("/user/phone").asText()).isEqualTo(number);
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> door.post("/api/auth/register", namesake(number)))
          .satisfies(refused -> assertThat(refused.status()).isEqualTo(409));
    }
  }

  private static RunningHouse open(Path home, String dataKey) throws Exception {
    return RunningHouse.open(home, Map.of("DATA_KEY", dataKey));
  }

  /// Sealed numbers of key 2 begin with the bytes 1 and 2: `AQI`, `AQJ`, `AQK` or `AQL`.
  private static long sealedAnew(RunningHouse house) throws Exception {
    return house.tables().count("users WHERE phone ~ '^AQ[I-L]'");
  }

  private static Map<String, String> namesake(String number) {
    return Map.of(
        "name", "Bob", "email", "bob@example.com", "password", "Call-me-back-1", "phone", number);
  }
}
