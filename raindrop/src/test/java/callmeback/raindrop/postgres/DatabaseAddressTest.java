package callmeback.raindrop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class DatabaseAddressTest {
  @Test
  void anAddressIsReadInAllItsParts() {
    var address =
        DatabaseAddress.parse("postgresql://ann:s%40f%3Ae+1@db.example:6543/calls?sslmode=require");
    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:6543/calls?sslmode=require");
    assertThat(address.user()).isEqualTo("ann");
    assertThat(address.password().value()).isEqualTo("s@f:e+1");
  }

  @Test
  void theShortSchemeAndTheUsualPortAreUnderstood() {
    assertThat(DatabaseAddress.parse("postgres://u:p@[::1]/calls").jdbcUrl())
        .isEqualTo("jdbc:postgresql://[::1]:5432/calls");
  }

  @Test
  void aPasswordDoesNotShowItself() {
    assertThat(DatabaseAddress.parse("postgresql://u:hidden@h/d").toString())
        .contains("***")
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://u:hidden@h/d, must start with postgresql://",
    "postgresql:/d, has no host",
    "postgresql://u:hid#den@h/d, has no host",
    "postgresql://u:hid^den@h/d, is not a valid address",
    "postgresql://u:hid@den@h/d, has no host",
    "postgresql://h/d, needs user:password@",
    "postgresql://u@h/d, needs user:password@",
    "postgresql://:hidden@h/d, needs user:password@",
    "postgresql://u:hidden@h, needs a database name",
    "postgresql://u:hidden@h/, needs a database name",
    "postgresql://u:hidden@h:port/d, has no host",
    "postgresql://u:p@h/d?ssl=true&password=hidden, not as parameters",
  })
  void aWrongAddressIsRefusedWithItsProblemAndWithoutItsPassword(String url, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.parse(url))
        .withMessageContaining(problem)
        .withMessageNotContaining("hid");
  }
}
