package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.InvalidValue;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class QuietHoursTest {
  @ParameterizedTest
  @CsvSource({
    "22:00-07:00, 21:59, false",
    "22:00-07:00, 22:00, true",
    "22:00-07:00, 00:00, true",
    "22:00-07:00, 06:59, true",
    "22:00-07:00, 07:00, false",
    "01:00-05:00, 00:59, false",
    "01:00-05:00, 01:00, true",
    "01:00-05:00, 05:00, false",
  })
  void aNightEndsWhereItsMorningBegins(String night, String time, boolean covered) {
    var at = Instant.parse("2026-01-15T" + time + ":00Z");
    assertThat(QuietHours.parse(night).cover(at, ZoneId.of("UTC"))).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({"America/New_York, true", "Europe/Berlin, false"})
  void theClockOnTheWallCounts(String zone, boolean covered) {
    var at = Instant.parse("2026-07-15T10:30:00Z");
    assertThat(QuietHours.parse("22:00-07:00").cover(at, ZoneId.of(zone))).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22:00", "22-7", "22:00-25:00", "07:00-07:00", "-07:00"})
  void whatIsNoNightIsRefused(String text) {
    assertThatThrownBy(() -> QuietHours.parse(text)).isInstanceOf(InvalidValue.class);
  }
}
