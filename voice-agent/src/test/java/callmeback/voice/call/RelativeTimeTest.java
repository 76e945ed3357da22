package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.memory.Occasion;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class RelativeTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-02T18:20:00Z");

  @ParameterizedTest
  @CsvSource({
    "2016, about ten years ago",
    "2025, last year",
    "2026, this year",
    "2027, next year",
    "2040, in about 14 years",
    "2026-03, this month",
    "2026-02, last month",
    "2025-11, about four months ago",
    "2023-01, about three years ago",
    "2026-08, in about five months",
    "2026-03-02, today",
    "2026-03-01, yesterday",
    "2026-03-03, tomorrow",
    "2026-03-05, in three days",
    "2026-03-30, in about four weeks",
    "2026-07-02, in about four months",
    "2026-02-20, ten days ago",
    "2020-03-02, about six years ago",
  })
  void occasionsAreToldAsPeopleTellThem(String date, String told) {
    assertThat(RelativeTime.on(Occasion.of(date), NOW)).isEqualTo(told);
  }
}
