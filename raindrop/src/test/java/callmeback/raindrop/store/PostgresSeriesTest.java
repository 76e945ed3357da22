package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.billing.Minutes;
import callmeback.core.call.Purpose;
import callmeback.core.schedule.Recurrence;
import callmeback.core.schedule.Rhythm;
import callmeback.core.schedule.Rhythm.Every;
import callmeback.core.schedule.ScheduleStore.Added;
import callmeback.core.schedule.ScheduleStore.Change;
import callmeback.core.schedule.ScheduleStore.Next;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.core.schedule.Series;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresSeriesTest {
  private static final Purpose SECRET = new Purpose("Ask me about the lighthouse.");

  private final Database database;
  private final PostgresSchedules schedules;
  private final Sample sample;
  private final UUID ann;

  PostgresSeriesTest(Database database) {
    this.database = database;
    this.schedules = new PostgresSchedules(database, Sample.VAULT, Sample.PHONES);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, scheduled_calls CASCADE"));
    this.ann = sample.user();
  }

  @Test
  void aSeriesAndItsPurposeAreFoundAsTheyWereAdded() {
    var daily = added(series(Every.DAY, LocalDate.of(2031, 12, 31), 1));
    var weekly = added(series(Every.WEEK, null, 0));
    assertThat(schedules.find(daily.id())).contains(daily);
    assertThat(schedules.find(weekly.id())).contains(weekly);
  }

  @Test
  void whatACallIsForIsSealed() {
    added(series(Every.DAY, null, 0));
    var readable =
        database.transaction(sql ->
            sql.createGet(
                    """
                    SELECT 1 FROM scheduled_calls WHERE position('lighthouse' in encode(purpose, 'escape')) > 0
                    """)
                .execute());
    assertThat(readable).isEmpty();
  }

  /// Whoever ends one call writes the next down, and nobody else.
  @Test
  void howeverManyNodesEndACallTheNextIsThereOnce() throws Exception {
    var call = added(series(Every.DAY, null, 0));
    var work =
        IntStream.range(0, 12)
            .<Callable<Boolean>>mapToObj(
                _ -> () -> schedules.end(call, State.SCHEDULED, State.MISSED, next(call)))
            .toList();
    assertThat(AtOnce.all(work).stream().filter(Boolean::booleanValue)).hasSize(1);
    assertThat(schedules.list(ann, State.SCHEDULED, false)).hasSize(1);
    assertThat(schedules.list(ann, null, false)).hasSize(2);
  }

  @Test
  void ofACancellationAndAnEndOneWinsAndWithTheCancellationNothingComesAfter() throws Exception {
    var call = added(series(Every.DAY, null, 0));
    var work =
        IntStream.range(0, 12)
            .<Callable<Boolean>>mapToObj(n ->
                () ->
                    n % 2 == 0
                        ? schedules.end(call, State.SCHEDULED, State.FAILED, next(call))
                        : schedules.move(call.id(), State.SCHEDULED, State.CANCELLED))
            .toList();
    assertThat(AtOnce.all(work).stream().filter(Boolean::booleanValue)).hasSize(1);
    var cancelled = schedules.find(call.id()).orElseThrow().state() == State.CANCELLED;
    assertThat(schedules.list(ann, State.SCHEDULED, false)).hasSize(cancelled ? 0 : 1);
  }

  @Test
  void aCallThatWasChangedMeanwhileIsNotEndedForWhatItWas() {
    var call = added(series(Every.DAY, null, 0));
    var later = call.at().plus(Duration.ofHours(1));
    schedules.change(call.id(), new Change(later, later, call.series(), null));
    assertThat(schedules.end(call, State.SCHEDULED, State.FAILED, next(call))).isFalse();
    schedules.change(call.id(), new Change(call.at(), call.at(), null, null));
    assertThat(schedules.end(call, State.SCHEDULED, State.FAILED, next(call))).isFalse();
    assertThat(schedules.list(ann, null, false)).hasSize(1);
  }

  @Test
  void theNextIsAsTheLastButUnpaid() {
    var call = added(series(Every.WEEK, null, 0));
    var next = next(call);
    schedules.end(call, State.SCHEDULED, State.MISSED, next);
    assertThat(schedules.find(next.call().id())).contains(next.call());
    assertThat(schedules.unpaid(next.holdAt().minusMillis(1), 10)).isEmpty();
    assertThat(schedules.unpaid(next.holdAt(), 10)).containsExactly(next.call());
  }

  /// Past the state of a call, which a faulty node may have got wrong.
  @Test
  void aSeriesHasOneCallAtATime() {
    var call = added(series(Every.DAY, null, 0));
    var other = added(call.series());
    schedules.end(call, State.SCHEDULED, State.MISSED, next(call));
    schedules.end(other, State.SCHEDULED, State.MISSED, next(call));
    assertThat(schedules.list(ann, State.SCHEDULED, false)).hasSize(1);
  }

  @Test
  void aSeriesCountsAsOneAlsoWhileItsCallIsPlaced() {
    var call = added(series(Every.DAY, null, 0));
    assertThat(schedules.add(call(null), 1)).isEqualTo(Added.TOO_MANY);
    schedules.move(call.id(), State.SCHEDULED, State.DIALLING);
    assertThat(schedules.add(call(null), 1)).isEqualTo(Added.TOO_MANY);
    schedules.end(call, State.DIALLING, State.CALLED, null);
    assertThat(schedules.add(call(null), 1)).isEqualTo(Added.ADDED);
  }

  @Test
  void aChangeBeginsAndEndsASeriesAndGivesAnotherPurpose() {
    var call = added(null);
    var series = series(Every.WEEKDAY, null, 0);
    var purpose = new Purpose("Ask me about the boat.");
    assertThat(schedules.change(call.id(), new Change(call.at(), call.at(), series, purpose)))
        .isTrue();
    var changed = schedules.find(call.id()).orElseThrow();
    assertThat(changed.series()).isEqualTo(series);
    assertThat(changed.purpose()).isEqualTo(purpose);
    schedules.change(call.id(), new Change(call.at(), call.at(), null, null));
    var again = schedules.find(call.id()).orElseThrow();
    assertThat(again.series()).isNull();
    assertThat(again.purpose()).isNull();
  }

  private static Next next(ScheduledCall call) {
    var at = call.at().plus(Duration.ofDays(1));
    var next =
        new ScheduledCall(
            UUID.randomUUID(),
            call.accountId(),
            call.personaId(),
            call.personaName(),
            call.phone(),
            call.minutes(),
            null,
            at,
            State.SCHEDULED,
            null,
            call.createdAt(),
            call.series(),
            call.purpose());
    return new Next(next, at.minus(Duration.ofMinutes(30)));
  }

  private static Series series(Every every, @Nullable LocalDate until, int unpaid) {
    var rhythm = new Rhythm(every, ZoneId.of("Europe/Berlin"), until);
    var recurrence = new Recurrence(rhythm, LocalTime.of(9, 30, 1), DayOfWeek.SUNDAY);
    return new Series(UUID.randomUUID(), recurrence, unpaid);
  }

  private ScheduledCall added(@Nullable Series series) {
    var call = call(series);
    assertThat(schedules.add(call, 50)).isEqualTo(Added.ADDED);
    return call;
  }

  private ScheduledCall call(@Nullable Series series) {
    Instant now = schedules.now();
    return new ScheduledCall(
        UUID.randomUUID(),
        ann,
        UUID.randomUUID(),
        "Coach",
        sample.phone(),
        new Minutes(5),
        null,
        now.plus(Duration.ofHours(1)),
        State.SCHEDULED,
        null,
        now,
        series,
        SECRET);
  }
}
