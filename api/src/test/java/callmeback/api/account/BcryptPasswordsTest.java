package callmeback.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BcryptPasswordsTest {
  private final BcryptPasswords quick = new BcryptPasswords(4);

  @Test
  void theCostIsTwelve() {
    assertThat(new BcryptPasswords().hash("Secret-123")).startsWith("$2a$12$");
  }

  @Test
  void onlyTheRightPasswordMatches() {
    var hash = quick.hash("Secret-123");
    assertThat(quick.matches("Secret-123", hash)).isTrue();
    assertThat(quick.matches("secret-123", hash)).isFalse();
    assertThat(quick.matches("", hash)).isFalse();
    assertThat(quick.hash("Secret-123")).isNotEqualTo(hash);
  }

  @Test
  void everyByteCountsBeyondSeventyTwo() {
    var common = "Aa1-" + "x".repeat(68);
    var hash = quick.hash(common + "one");
    assertThat(quick.matches(common + "one", hash)).isTrue();
    assertThat(quick.matches(common + "two", hash)).isFalse();
    assertThat(quick.matches(common, hash)).isFalse();
  }

  @Test
  void bytesAreCountedNotCharacters() {
    var common = "Aa1-" + "€".repeat(30);
    var hash = quick.hash(common + "one");
    assertThat(quick.matches(common + "one", hash)).isTrue();
    assertThat(quick.matches(common + "two", hash)).isFalse();
  }
}
