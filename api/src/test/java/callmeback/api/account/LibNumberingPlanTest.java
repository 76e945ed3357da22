package callmeback.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.PhoneNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class LibNumberingPlanTest {
  private final LibNumberingPlan plan = new LibNumberingPlan();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+15005550006",
        "+14155550100",
        "+14155550123",
        "+14155550199",
        "+14155551234",
        "+442079460958",
        "+4915123456789",
        "+919876543210",
        "+61291234567"
      })
  void realAndTestNumbersCanExist(String e164) {
    assertThat(plan.canExist(new PhoneNumber(e164))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+10005550123", "+11155550123", "+99999999999", "+141555501234"})
  void othersCannot(String e164) {
    assertThat(plan.canExist(new PhoneNumber(e164))).isFalse();
  }
}
