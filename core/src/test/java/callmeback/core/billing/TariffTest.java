package callmeback.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.InvalidValue;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("unit")
final class TariffTest {
  private static final Cents LEAST = Cents.of(65);

  @Example
  void theHoldIsTwentyFiveCentsAndFortyAMinute() {
    assertThat(Tariff.hold(new Minutes(1))).isEqualTo(Cents.of(65));
    assertThat(Tariff.hold(new Minutes(5))).isEqualTo(Cents.of(225));
    assertThat(Tariff.hold(new Minutes(10))).isEqualTo(Cents.of(425));
    assertThat(Tariff.hold(new Minutes(30))).isEqualTo(Cents.of(1225));
  }

  @Example
  void minutesAreBilledOnceTheyHaveStarted() {
    var authorised = new Minutes(10);

    assertThat(Tariff.bill(60, authorised)).isEqualTo(Cents.of(65));
    assertThat(Tariff.bill(61, authorised)).isEqualTo(Cents.of(105));
    assertThat(Tariff.bill(120, authorised)).isEqualTo(Cents.of(105));
  }

  @Property
  void aBillIsAtLeastOneMinuteAndAtMostTheHold(
      @ForAll int seconds, @ForAll @IntRange(min = 1, max = 30) int minutes) {
    var authorised = new Minutes(minutes);

    assertThat(Tariff.bill(seconds, authorised)).isBetween(LEAST, Tariff.hold(authorised));
  }

  @Property
  void aLongerCallNeverCostsLess(
      @ForAll @IntRange(min = 0, max = 4000) int seconds,
      @ForAll @IntRange(min = 0, max = 4000) int more,
      @ForAll @IntRange(min = 1, max = 30) int minutes) {
    var authorised = new Minutes(minutes);

    assertThat(Tariff.bill(seconds + more, authorised))
        .isGreaterThanOrEqualTo(Tariff.bill(seconds, authorised));
  }

  @Property
  void aCallReportedASecondOverItsLimitCostsItsHold(
      @ForAll @IntRange(min = 1, max = 30) int minutes) {
    var authorised = new Minutes(minutes);

    assertThat(Tariff.bill(minutes * 60 + 1, authorised)).isEqualTo(Tariff.hold(authorised));
  }

  @Property
  void onlyOneToThirtyMinutesCanBeAuthorised(@ForAll int minutes) {
    if (minutes >= 1 && minutes <= 30) {
      assertThat(new Minutes(minutes).duration()).hasMinutes(minutes);
    } else {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Minutes(minutes));
    }
  }
}
