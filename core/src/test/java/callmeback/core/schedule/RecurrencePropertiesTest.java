package callmeback.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.schedule.Rhythm.Every;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/// What holds of times that come again, in every time zone there is or was.
@Tag("unit")
class RecurrencePropertiesTest {
  private static final Instant FROM = Instant.parse("2005-01-01T00:00:00Z");
  private static final long DAYS = 15_000;

  /// @param after any time from which the next is looked for
  record Case(Recurrence recurrence, Instant after) {
    ZoneId zone() {
      return recurrence.rhythm().zone();
    }

    Instant next() {
      return recurrence.next(after).orElseThrow();
    }

    LocalDateTime wall() {
      return next().atZone(zone()).toLocalDateTime();
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    var zones = Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
    var rhythms =
        Combinators.combine(Arbitraries.of(Every.class), zones)
            .as((every, zone) -> new Rhythm(every, zone, null));
    var times = Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
    var days = Arbitraries.of(DayOfWeek.class);
    var afters =
        Arbitraries.longs().between(0, DAYS * 86_400).map(second -> FROM.plusSeconds(second));
    return Combinators.combine(rhythms, times, days, afters)
        .as((rhythm, time, day, after) -> new Case(new Recurrence(rhythm, time, day), after));
  }

  @Property
  void theNextComesAfterAndWithinAWeekAndADay(@ForAll("cases") Case one) {
    assertThat(one.next())
        .isAfter(one.after())
        .isBeforeOrEqualTo(one.after().plus(Duration.ofDays(8)));
  }

  /// Which also says that looking again, on another node, finds the same.
  @Property
  void nothingLiesBetweenATimeAndTheNext(@ForAll("cases") Case one) {
    var halfway = one.after().plus(Duration.between(one.after(), one.next()).dividedBy(2));
    assertThat(one.recurrence().next(halfway)).contains(one.next());
    assertThat(one.recurrence().next(one.next().minusNanos(1))).contains(one.next());
  }

  @Property
  void theClockOnTheWallShowsTheTimeUnlessItLeftItOut(@ForAll("cases") Case one) {
    var change = one.zone().getRules().getTransition(one.wall());
    var asked = one.recurrence().time();
    var justPutForward = one.zone().getRules().getTransition(one.wall().minusSeconds(1));
    assertThat(
            one.wall().toLocalTime().equals(asked)
                || justPutForward != null && justPutForward.getInstant().equals(one.next()))
        .isTrue();
    if (change != null) {
      assertThat(one.next().atZone(one.zone()).getOffset()).isEqualTo(change.getOffsetBefore());
    }
  }

  @Property
  void theDayIsOneOfTheRhythm(@ForAll("cases") Case one) {
    if (!one.wall().toLocalTime().equals(one.recurrence().time())) {
      return;
    }
    var day = one.wall().getDayOfWeek();
    assertThat(
            switch (one.recurrence().rhythm().every()) {
              case DAY -> true;
              case WEEKDAY -> day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
              case WEEK -> day == one.recurrence().day();
            })
        .isTrue();
  }

  @Property
  void aSeriesThatBeganThenComesAtTheSameTimeOfDay(@ForAll("cases") Case one) {
    var rhythm = new Rhythm(Every.DAY, one.zone(), null);
    var wall = one.after().atZone(one.zone()).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    assertThat(rhythm.from(one.after()).time()).isEqualTo(wall);
  }

  @Property
  void anEndOnlyEnds(@ForAll("cases") Case one) {
    var rhythm = one.recurrence().rhythm();
    var last = one.wall().toLocalDate();
    assertThat(ending(one, new Rhythm(rhythm.every(), rhythm.zone(), last)).next(one.after()))
        .contains(one.next());
    assertThat(
            ending(one, new Rhythm(rhythm.every(), rhythm.zone(), last.minusDays(2)))
                .next(one.after()))
        .isEmpty();
  }

  private static Recurrence ending(Case one, Rhythm rhythm) {
    return new Recurrence(rhythm, one.recurrence().time(), one.recurrence().day());
  }
}
