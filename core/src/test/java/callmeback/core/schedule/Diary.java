package callmeback.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.call.Call;
import callmeback.core.call.CallOrder;
import callmeback.core.call.Exchange;
import callmeback.core.call.Outcome;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Purpose;
import callmeback.core.call.Telephony.Dialling;
import callmeback.core.schedule.Notices.Notice;
import callmeback.core.schedule.Rhythm.Every;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scheduled calls of Ann's with all they need.
final class Diary {
  static final Rhythm DAILY = new Rhythm(Every.DAY, ZoneId.of("Europe/Berlin"), null);
  static final Dialling NOT_NOW = new Dialling.NotNow(Duration.ofSeconds(5));

  final Exchange exchange = new Exchange();
  final List<Notice> told = new ArrayList<>();
  final SchedulesInMemory store = new SchedulesInMemory(exchange.till.clock, this::outcome);
  final ScheduledCalls scheduled =
      new ScheduledCalls(store, exchange.calls, exchange.till.billing, UUID::randomUUID);
  final Agenda agenda =
      new Agenda(
          store,
          exchange.calls,
          exchange.till.billing,
          (_, notice) -> told.add(notice),
          _ -> {},
          UUID::randomUUID);

  private Optional<Outcome> outcome(UUID callId) {
    return Optional.ofNullable(call(callId).outcome());
  }

  private Call call(UUID callId) {
    return exchange.calls.get(exchange.till.ann, callId);
  }

  /// In an hour.
  ScheduledCall schedule(@Nullable Rhythm rhythm, @Nullable Purpose purpose) {
    var order =
        new CallOrder(
            Exchange.ANNS_PHONE, exchange.coach.id(), exchange.hold().intentId(), purpose);
    var at = store.now().plus(Duration.ofHours(1));
    return scheduled.schedule(exchange.till.ann, order, at, rhythm);
  }

  ScheduledCall now(ScheduledCall call) {
    return store.find(call.id()).orElseThrow();
  }

  /// What is due then, in the order in which the sweeps do it.
  void pass(Duration time) {
    exchange.till.clock.pass(time);
    agenda.hold(10);
    exchange.dialler.chase(10);
    agenda.dial(10);
    agenda.finish(10);
  }

  /// Until the call is due, as often as the card is asked.
  void passToDue(ScheduledCall call) {
    for (var ahead : Timetable.HOLD_AHEAD) {
      pass(Duration.between(store.now(), call.at().minus(ahead)));
    }
    pass(Duration.between(store.now(), call.at()));
  }

  /// The telephone company says how the call ended.
  void ends(ScheduledCall call, Phase phase) {
    var placed = call(String.valueOf(now(call).callId()));
    exchange.report(placed, String.valueOf(placed.sid()), phase, phase == Phase.COMPLETED ? 30 : 0);
    agenda.finish(10);
  }

  Call call(String callId) {
    return call(UUID.fromString(callId));
  }

  /// The only one that waits.
  ScheduledCall waiting() {
    var waiting = store.list(exchange.till.ann.accountId(), State.SCHEDULED, false);
    assertThat(waiting).hasSize(1);
    return waiting.getFirst();
  }

  boolean nothingWaits() {
    return store.list(exchange.till.ann.accountId(), State.SCHEDULED, false).isEmpty();
  }
}
