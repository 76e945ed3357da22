package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.PageRequest;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.Outcome;
import callmeback.core.schedule.ScheduleStore;
import callmeback.core.schedule.ScheduleStore.Added;
import callmeback.core.schedule.ScheduleStore.Change;
import callmeback.core.schedule.ScheduleStore.Placed;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Duration;
import java.time.Instant;
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
final class PostgresSchedulesTest {
  private static final int MOST = 50;

  private final Database database;
  private final PostgresSchedules schedules;
  private final PostgresCalls calls;
  private final Sample sample;
  private final UUID ann;

  PostgresSchedulesTest(Database database) {
    this.database = database;
    this.schedules = new PostgresSchedules(database, Sample.VAULT, Sample.PHONES);
    this.calls = new PostgresCalls(database, Sample.PHONES);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, scheduled_calls CASCADE"));
    this.ann = sample.user();
  }

  @Test
  void whatIsAddedIsFound() {
    var call = added("pi_1", Duration.ofHours(1));
    assertThat(schedules.find(call.id())).contains(call);
    assertThat(schedules.list(ann, null, false)).containsExactly(call);
    assertThat(schedules.list(ann, State.CANCELLED, false)).isEmpty();
  }

  @Test
  void ofManyThoseThatWaitAndTheLatestAreListedAndPagesHoldAll() {
    var waiting = added("pi_1", Duration.ofHours(1));
    database.transaction(sql ->
        sql.dml(
            """
            INSERT INTO scheduled_calls (id, user_id, persona_id, persona_name, phone, minutes, at,
                                         dial_at, hold_at, state, created_at)
            SELECT gen_random_uuid(), user_id, persona_id, persona_name, phone, 5,
                   at + n * interval '1 minute', at, at, 'CANCELLED', at
              FROM scheduled_calls, generate_series(1, %d) n
            """
                .formatted(ScheduleStore.MOST_LISTED)));
    var listed = schedules.list(ann, null, false);
    assertThat(listed).hasSize(ScheduleStore.MOST_LISTED).first().isEqualTo(waiting);
    assertThat(listed.get(1).at()).isEqualTo(waiting.at().plus(Duration.ofMinutes(2)));
    assertThat(schedules.list(ann, null, true)).isEqualTo(listed.reversed());

    var last = schedules.page(ann, null, false, new PageRequest(6, 100));
    assertThat(last.total()).isEqualTo(ScheduleStore.MOST_LISTED + 1);
    assertThat(last.items()).containsExactly(listed.getLast());
    var cancelled = schedules.page(ann, State.CANCELLED, true, new PageRequest(1, 1));
    assertThat(cancelled.total()).isEqualTo(ScheduleStore.MOST_LISTED);
    assertThat(cancelled.items()).containsExactly(listed.getLast());
    assertThat(schedules.page(UUID.randomUUID(), null, true, new PageRequest(1, 1)).total())
        .isZero();
  }

  @Test
  void aHoldWaitsForOneCall() {
    var first = added("pi_1", Duration.ofHours(1));
    assertThat(schedules.add(call("pi_1", Duration.ofHours(2)), MOST)).isEqualTo(Added.HOLD_TAKEN);
    schedules.move(first.id(), State.SCHEDULED, State.CANCELLED);
    assertThat(schedules.add(call("pi_1", Duration.ofHours(2)), MOST)).isEqualTo(Added.ADDED);
  }

  @Test
  void ofManyAtOnceOnlyAsManyAsMayWaitAreAdded() throws Exception {
    var work =
        IntStream.range(0, 12)
            .<Callable<Added>>mapToObj(
                n -> () -> schedules.add(call("pi_" + n, Duration.ofHours(1)), 5))
            .toList();
    assertThat(AtOnce.all(work).stream().filter(Added.ADDED::equals)).hasSize(5);
    assertThat(schedules.list(ann, State.SCHEDULED, false)).hasSize(5);
  }

  /// Row 22 of the fault scenarios: two nodes fire one call.
  @Test
  void ofManyNodesExactlyOneClaimsACall() throws Exception {
    var call = added("pi_1", Duration.ZERO);
    var work =
        IntStream.range(0, 12)
            .<Callable<Boolean>>mapToObj(
                _ -> () -> schedules.move(call.id(), State.SCHEDULED, State.DIALLING))
            .toList();
    assertThat(AtOnce.all(work).stream().filter(Boolean::booleanValue)).hasSize(1);
  }

  /// Row 25: a cancellation races the dial.
  @Test
  void ofACancellationAndADialExactlyOneWins() throws Exception {
    var call = added("pi_1", Duration.ZERO);
    var work =
        IntStream.range(0, 12)
            .<Callable<Boolean>>mapToObj(n ->
                () ->
                    schedules.move(
                        call.id(), State.SCHEDULED, n % 2 == 0 ? State.DIALLING : State.CANCELLED))
            .toList();
    assertThat(AtOnce.all(work).stream().filter(Boolean::booleanValue)).hasSize(1);
  }

  @Test
  void whatIsDueComesInTheOrderOfItsTime() {
    var second = added("pi_2", Duration.ofMinutes(-1));
    var first = added("pi_1", Duration.ofMinutes(-2));
    added("pi_3", Duration.ofMinutes(1));
    assertThat(schedules.due(schedules.now(), 10))
        .extracting(ScheduledCall::id)
        .containsExactly(first.id(), second.id());
    assertThat(schedules.due(schedules.now(), 1)).hasSize(1);
  }

  /// Row 23: a node wakes up after its claim was given back.
  @Test
  void aClaimThatWasGivenBackIsNoClaimAnyMore() {
    var call = added("pi_1", Duration.ZERO);
    schedules.move(call.id(), State.SCHEDULED, State.DIALLING);
    assertThat(schedules.abandoned(schedules.now().plusSeconds(1), 10)).hasSize(1);
    schedules.postpone(call.id(), schedules.now());
    schedules.called(call.id(), UUID.randomUUID());
    assertThat(schedules.find(call.id()).orElseThrow().state()).isEqualTo(State.SCHEDULED);
  }

  @Test
  void aPlacedCallIsNotAbandonedAndIsOverWhenItsCallIs() {
    var hold = sample.held(ann);
    var placed = added(hold.intentId(), Duration.ZERO);
    var call = sample.call(hold);
    calls.begin(call, hold);
    schedules.move(placed.id(), State.SCHEDULED, State.DIALLING);
    schedules.called(placed.id(), call.id());
    schedules.postpone(placed.id(), schedules.now());
    assertThat(schedules.abandoned(schedules.now().plusSeconds(1), 10)).isEmpty();
    assertThat(schedules.over(10)).isEmpty();

    calls.end(call.id(), new Ending(Outcome.BUSY, 0, Cents.ZERO, Sample.NOW));

    var over = schedules.over(10);
    assertThat(over).extracting(Placed::outcome).containsExactly(Outcome.BUSY);
    assertThat(over.getFirst().call().callId()).isEqualTo(call.id());
    schedules.end(placed, State.DIALLING, State.FAILED, null);
    assertThat(schedules.over(10)).isEmpty();
  }

  @Test
  void moneyIsLookedForOnlyWhereThereIsNone() {
    var paid = added("pi_1", Duration.ofMinutes(20));
    var unpaid = added(null, Duration.ofMinutes(20));
    schedules.unpaid(unpaid.id(), schedules.now());
    assertThat(schedules.unpaid(schedules.now(), 10))
        .extracting(ScheduledCall::id)
        .containsExactly(unpaid.id());
    assertThat(schedules.paid(unpaid.id(), "pi_2")).isTrue();
    assertThat(schedules.paid(paid.id(), "pi_3")).isFalse();
    assertThat(schedules.unpaid(schedules.now(), 10)).isEmpty();
  }

  @Test
  void aReminderGoesOutOnceAndAnewAfterTheTimeWasMoved() {
    var call = added("pi_1", Duration.ofMinutes(4));
    assertThat(schedules.remind(call.id())).isTrue();
    assertThat(schedules.remind(call.id())).isFalse();
    var later = schedules.now().plus(Duration.ofHours(1));
    assertThat(schedules.change(call.id(), new Change(later, later, null, null))).isTrue();
    assertThat(schedules.unreminded(later, 10)).hasSize(1);
  }

  private ScheduledCall added(@Nullable String intent, Duration ahead) {
    var call = call(intent, ahead);
    assertThat(schedules.add(call, MOST)).isEqualTo(Added.ADDED);
    return call;
  }

  private ScheduledCall call(@Nullable String intent, Duration ahead) {
    Instant now = schedules.now();
    return new ScheduledCall(
        UUID.randomUUID(),
        ann,
        UUID.randomUUID(),
        "Coach",
        sample.phone(),
        new Minutes(5),
        intent,
        now.plus(ahead),
        State.SCHEDULED,
        null,
        now,
        null,
        null);
  }
}
