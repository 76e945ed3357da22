package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.app.demo.Door.Refused;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The telephone company does not let us in (row 6 of facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class LockedOutTest {

  @Test
  void thenNoCallIsPlacedAndNoMoneyIsHeldForOne(@TempDir Path home) throws Exception {
    try (var house = FaultyHouse.open(home)) {
      var ann = house.caller();
      house.status("twilio", FaultyHouse.DIAL, 1, 401);
      var intent = ann.hold(2);
      assertUnavailable(() -> ann.call(intent));
      house.await("the hold to be released", () -> house.held() == 0);
      var holds = house.count("payments");
      assertUnavailable(() -> ann.hold(2));
      assertThat(house.count("payments")).isEqualTo(holds);
      assertThat(house.rings(ann)).isZero();
      house.requireSound();
    }
  }

  private static void assertUnavailable(ThrowingCallable request) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(request)
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(503));
  }
}
