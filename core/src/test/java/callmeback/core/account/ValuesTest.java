package callmeback.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import callmeback.core.InvalidValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class ValuesTest {

  @Test
  void anEmailAddressIsTrimmedAndLowerCased() {
    assertThat(new EmailAddress("  Ann.Lee+cmb@Mail.Example.COM \n").value())
        .isEqualTo("ann.lee+cmb@mail.example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.co",
        "o'neil@example.ie",
        "x_y-z@a-b.example",
        "jörg@example.de",
        "1@1.travel"
      })
  void usualAndUnusualEmailAddressesAreAccepted(String email) {
    assertThatCode(() -> new EmailAddress(email)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ann",
        "@example.com",
        "ann@",
        "ann@example",
        "ann@@example.com",
        "ann@exa mple.com",
        "an n@example.com",
        "ann@-example.com",
        "ann@example-.com",
        "ann@example..com",
        "ann@.example.com",
        "ann@example.com.",
        "ann@127.0.0.1",
        ".ann@example.com",
        "ann.@example.com",
        "an..n@example.com",
        "<ann@example.com>",
        "Ann <ann@example.com>",
        "ann@example.com,bo@example.com",
        "ann@example.com\nbcc: bo@example.com",
        "ann\r\nbcc@example.com",
        "a\u0000nn@example.com",
        "a\u0007nn@example.com",
        "a\u00a0nn@example.com",
        "a\u2028nn@example.com",
        "a\u200bnn@example.com",
        "a\u202enn@example.com",
        "ann@ex\u0430mple.com",
        "\ud800@example.com"
      })
  void whatIsNoEmailAddressIsRefused(String email) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new EmailAddress(email));
  }

  @Test
  void anEmailAddressHasItsLimits() {
    var domain = "@" + "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(58) + ".com";

    assertThat(new EmailAddress("x".repeat(64) + domain).value()).hasSize(64 + domain.length());
    assertThatThrownBy(() -> new EmailAddress("x".repeat(65) + "@example.com"))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new EmailAddress("x".repeat(64) + "@" + "y.".repeat(96) + "com"))
        .hasMessage("must be at most 255 characters");
  }

  @Test
  void aHostileEmailAddressIsJudgedAtOnce() {
    var hostile =
        List.of(
            "a@" + "a-".repeat(120),
            "a@" + "a.".repeat(120) + "!",
            "@".repeat(250),
            "a".repeat(1_000_000) + "@example.com");

    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () ->
            assertThat(hostile)
                .allSatisfy(email ->
                    assertThatExceptionOfType(InvalidValue.class)
                        .isThrownBy(() -> new EmailAddress(email))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "Ann",
        " Ann ",
        "Ann-Marie O'Neil",
        "D’Artagnan",
        "Łukasz",
        "李小龙",
        "নীলা",
        "José María"
      })
  void namesOfAllScriptsAreAccepted(String name) {
    assertThat(new PersonName(name).value()).isEqualTo(name.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "Ann1",
        "Ann@home",
        "-Ann",
        "'Ann",
        "Ann\nLee",
        "Ann\u0000",
        "Ann\u202e",
        "<b>Ann</b>",
        "Ann; drop table users",
        "😀",
        "{{caller}}",
        "Ann."
      })
  void whatIsNoNameIsRefused(String name) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new PersonName(name));
  }

  @Test
  void aNameHasAtMostAHundredCharacters() {
    assertThat(new PersonName("x".repeat(100)).value()).hasSize(100);
    assertThatThrownBy(() -> new PersonName("x".repeat(101)))
        .hasMessage("must have 1 to 100 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1415555012", "+14155550123", "+491701234567890"})
  void telephoneNumbersAreInE164(String e164) {
    assertThat(new PhoneNumber(e164).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "14155550123",
        "+04155550123",
        "+141555501",
        "+4917012345678901",
        "+1 415 555 0123",
        " +14155550123",
        "+14155550123\n",
        "+1415555012x",
        "+１４１５５５５０１２３",
        "+١٤١٥٥٥٥٠١٢٣",
        "++14155550123",
        "tel:+14155550123"
      })
  void whatIsNoTelephoneNumberIsRefused(String e164) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new PhoneNumber(e164));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Abcdef1!", "pässWort 1", "Ünlü9\u00a7xyz", "aA1-aA1-aA1-aA1-"})
  void passwordsOfFourKindsOfCharactersAreAccepted(String password) {
    assertThat(new Password(password).value()).isEqualTo(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Abcde1!", "abcdefg1!", "ABCDEFG1!", "Abcdefgh!", "Abcdefgh1", "        "})
  void weakPasswordsAreRefused(String password) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Password(password));
  }

  @Test
  void aPasswordHasAtMost128Characters() {
    assertThat(new Password("Aa1!" + "x".repeat(124)).value()).hasSize(128);
    assertThatThrownBy(() -> new Password("Aa1!" + "x".repeat(125)))
        .hasMessage("must have 8 to 128 characters");
  }

  @Test
  void nothingPersonalIsPrinted() {
    var registration =
        new Registration(
            new PersonName("Ann Lee"),
            new EmailAddress("ann.lee@example.com"),
            new Password("Correct-Horse-1"),
            new PhoneNumber("+14155550123"));

    assertThat(registration.toString())
        .doesNotContain("Ann", "ann", "Correct", "1415555")
        .contains("…@example.com", "…0123", "***");
  }
}
