package callmeback.raindrop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.account.PhoneNumber;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class SealedPhonesTest {
  private static final PhoneNumber ANN = new PhoneNumber("+14155550123");

  private final SealedPhones phones = new SealedPhones(key(1, 1));

  @Property(tries = 500)
  void everyNumberOpensAgainAndHasOneTextOfOneLength(@ForAll("numbers") PhoneNumber number) {
    var sealed = phones.seal(number);
    assertThat(phones.open(sealed).e164()).isEqualTo(number.e164());
    assertThat(new SealedPhones(key(1, 1)).seal(number)).isEqualTo(sealed);
    assertThat(sealed).matches("[A-Za-z0-9_-]{60}").doesNotContain(number.e164().substring(1));
  }

  @Property(tries = 500)
  void twoNumbersHaveTwoTextsAndTwoNonces(
      @ForAll("numbers") PhoneNumber one, @ForAll("numbers") PhoneNumber other) {
    assertThat(nonce(phones.seal(one)).equals(nonce(phones.seal(other))))
        .isEqualTo(one.equals(other));
  }

  @Test
  void anotherKeyMakesAnotherTextAndOpensNothing() {
    var sealed = phones.seal(ANN);
    var sameId = new SealedPhones(key(1, 2));
    assertThat(sameId.seal(ANN)).isNotEqualTo(sealed);
    assertThat(nonce(sameId.seal(ANN))).isNotEqualTo(nonce(sealed));
    assertThatExceptionOfType(Tampered.class).isThrownBy(() -> sameId.open(sealed));
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> new SealedPhones(key(2, 1)).open(sealed))
        .withMessage("a telephone number was sealed with key 1, which is not among the data keys");
  }

  @Test
  void aChangeOfAnyBitIsNoticed() {
    var sealed = Base64.getUrlDecoder().decode(phones.seal(ANN));
    for (var bit = 0; bit < sealed.length * 8; bit++) {
      var changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> phones.open(Base64.getUrlEncoder().encodeToString(changed)))
          .isInstanceOfAny(Tampered.class, UnknownKey.class);
    }
  }

  @Test
  void whatIsCutOrLongerIsNoticed() {
    var sealed = phones.seal(ANN);
    for (var length = 0; length < sealed.length(); length++) {
      var cut = sealed.substring(0, length);
      assertThatExceptionOfType(Tampered.class).isThrownBy(() -> phones.open(cut));
    }
    assertThatExceptionOfType(Tampered.class).isThrownBy(() -> phones.open(sealed + "AAAA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+14155550123", "14155550123", "erased:1", "not base64!"})
  void whatWasNeverSealedIsRefusedAndNotRepeated(String text) {
    assertThatExceptionOfType(Tampered.class)
        .isThrownBy(() -> phones.open(text))
        .withMessage("What is stored as a telephone number was not made by a vault")
        .withNoCause();
  }

  @Provide
  Arbitrary<PhoneNumber> numbers() {
    return Combinators.combine(
            Arbitraries.chars().range('1', '9'),
            Arbitraries.strings().numeric().ofMinLength(9).ofMaxLength(14))
        .as((first, rest) -> new PhoneNumber("+" + first + rest));
  }

  private static String nonce(String sealed) {
    return Arrays.toString(Arrays.copyOfRange(Base64.getUrlDecoder().decode(sealed), 2, 14));
  }

  private static DataKey key(int id, int filling) {
    var bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) filling);
    return DataKey.of(id, bytes);
  }
}
