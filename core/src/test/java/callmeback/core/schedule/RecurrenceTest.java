package callmeback.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.InvalidValue;
import callmeback.core.schedule.Rhythm.Every;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class RecurrenceTest {

  @Test
  void theClockOnTheWallCountsWhateverItIsSetTo() {
    var daily = from("2026-03-27T09:00+01:00", Every.DAY, null);
    assertThat(three(daily, "2026-03-27T09:00+01:00"))
        .containsExactly("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z");
  }

  @Test
  void aTimeThatTheClockLeavesOutMovesToTheMomentAfter() {
    var daily = from("2026-03-27T02:30+01:00", Every.DAY, null);
    assertThat(three(daily, "2026-03-27T02:30+01:00"))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void aTimeThatTheClockShowsTwiceIsTheFirst() {
    var daily = from("2026-10-23T02:30+02:00", Every.DAY, null);
    assertThat(three(daily, "2026-10-23T02:30+02:00"))
        .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void anIslandThatLeftOutADayIsCalledOnceAtItsEnd() {
    var apia = new Rhythm(Every.DAY, ZoneId.of("Pacific/Apia"), null);
    var daily = apia.from(Instant.parse("2011-12-28T20:00:00Z"));
    assertThat(three(daily, "2011-12-28T20:00Z"))
        .containsExactly("2011-12-29T20:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T20:00:00Z");
  }

  @Test
  void weekdaysLeaveOutTheWeekend() {
    var weekdays = from("2026-11-19T09:00+01:00", Every.WEEKDAY, null);
    assertThat(three(weekdays, "2026-11-19T09:00+01:00"))
        .containsExactly("2026-11-20T08:00:00Z", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z");
  }

  @Test
  void aWeekComesOnTheWeekdayOfTheFirst() {
    var weekly = from("2026-11-21T00:15+01:00", Every.WEEK, null);
    assertThat(three(weekly, "2026-11-20T23:15:00Z"))
        .containsExactly("2026-11-27T23:15:00Z", "2026-12-04T23:15:00Z", "2026-12-11T23:15:00Z");
  }

  @Test
  void timesThatAreOverAreLeftOut() {
    var daily = from("2026-11-19T09:00+01:00", Every.DAY, null);
    assertThat(daily.next(instant("2026-12-24T23:59+01:00")))
        .contains(instant("2026-12-25T09:00+01:00"));
  }

  @Test
  void theLastDayIsTheLast() {
    var daily = from("2026-11-19T09:00+01:00", Every.DAY, "2026-11-20");
    var last = instant("2026-11-20T09:00+01:00");
    assertThat(daily.next(last.minusMillis(1))).contains(last);
    assertThat(daily.next(last)).isEmpty();
  }

  @Test
  void whatCannotBeginIsRefused() {
    assertThatThrownBy(() -> from("2026-11-21T09:00+01:00", Every.WEEKDAY, null))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("Monday to Friday");
    assertThatThrownBy(() -> from("2026-11-21T09:00+01:00", Every.DAY, "2026-11-20"))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("over before it begins");
    assertThatThrownBy(() -> from("2026-11-21T09:00+01:00", Every.DAY, "+12026-11-20"))
        .isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Europe", "Europe/Atlantis", "+01:00", "UTC+1", "europe/berlin"})
  void whatIsNoPlaceWithAClockIsNoTimeZone(String name) {
    assertThatThrownBy(() -> Rhythm.zoneNamed(name)).isInstanceOf(InvalidValue.class);
    assertThat(Rhythm.zoneNamed("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  private static Recurrence from(String first, Every every, @Nullable String until) {
    var last = until == null ? null : LocalDate.parse(until);
    return new Rhythm(every, ZoneId.of("Europe/Berlin"), last).from(instant(first));
  }

  private static List<String> three(Recurrence recurrence, String after) {
    return Stream.iterate(instant(after), each -> recurrence.next(each).orElseThrow())
        .skip(1)
        .limit(3)
        .map(Instant::toString)
        .toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
