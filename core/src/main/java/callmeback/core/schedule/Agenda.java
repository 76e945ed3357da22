package callmeback.core.schedule;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Billing;
import callmeback.core.call.CallOrder;
import callmeback.core.call.Calls;
import callmeback.core.schedule.Notices.Notice;
import callmeback.core.schedule.ScheduledCall.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/// Does what is due for scheduled calls: holds the money, reminds, places the calls. May run on
/// many nodes at once.
public final class Agenda {
  private static final Logger log = System.getLogger(Agenda.class.getName());

  /// How long placing a call may take before its node is taken for dead; far longer than a dial.
  static final Duration CLAIM = Duration.ofMinutes(1);

  /// When to try again after a call in progress, or an outage.
  static final Duration AGAIN = Duration.ofSeconds(20);

  private final ScheduleStore store;
  private final Calls calls;
  private final Billing billing;
  private final Notices notices;
  private final Consumer<Duration> lateness;

  /// @param lateness is told how late each call was placed
  public Agenda(
      ScheduleStore store,
      Calls calls,
      Billing billing,
      Notices notices,
      Consumer<Duration> lateness) {
    this.store = store;
    this.calls = calls;
    this.billing = billing;
    this.notices = notices;
    this.lateness = lateness;
  }

  /// Holds money for calls that come up and have none.
  public void hold(int limit) {
    for (var call : store.unpaid(store.now(), limit)) {
      attempt(call, () -> hold(call));
    }
  }

  /// Tells people what comes in five minutes.
  public void remind(int limit) {
    for (var call : store.unreminded(store.now().plus(Timetable.REMINDER), limit)) {
      if (store.remind(call.id())) {
        notices.tell(call, Notice.REMINDER);
      }
    }
  }

  /// Places the calls whose time has come.
  ///
  /// @param limit as many as the telephone company takes at once
  public void dial(int limit) {
    var now = store.now();
    for (var call : store.abandoned(now.minus(CLAIM), limit)) {
      attempt(call, () -> recover(call));
    }
    for (var call : store.due(now, limit)) {
      attempt(call, () -> dial(call, now));
    }
  }

  /// What cannot be done now is found again next time, and does not keep the others from theirs.
  private static void attempt(ScheduledCall call, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "scheduled call " + call.id() + " is tried again later", e);
    }
  }

  private void hold(ScheduledCall call) {
    try {
      var granted = billing.holdOffSession(call.accountId(), call.minutes());
      if (!store.paid(call.id(), granted.intentId())) {
        billing.letGo(granted.intentId());
      }
    } catch (ProblemException e) {
      refused(call, e.problem());
    }
  }

  private void refused(ScheduledCall call, Problem problem) {
    var next = Timetable.nextHold(call.at(), store.now());
    log.log(
        Level.INFO,
        "no money for scheduled call {0}: {1}",
        call.id(),
        problem.getClass().getSimpleName());
    if (next.isPresent()) {
      store.unpaid(call.id(), next.get());
    } else if (store.move(call.id(), State.SCHEDULED, State.FAILED)) {
      notices.tell(call, Notice.PAYMENT_REFUSED);
    }
  }

  private void dial(ScheduledCall call, Instant now) {
    if (Timetable.tooLate(call, now)) {
      give(call, State.SCHEDULED, State.MISSED, Notice.MISSED);
    } else if (store.move(call.id(), State.SCHEDULED, State.DIALLING)) {
      place(call, now);
    }
  }

  private void place(ScheduledCall call, Instant now) {
    var intentId = call.intentId();
    if (intentId == null) {
      give(call, State.DIALLING, State.FAILED, Notice.PAYMENT_REFUSED);
      return;
    }
    try {
      var order = new CallOrder(call.phone(), call.personaId(), intentId);
      var placed = calls.place(owner(call), order);
      store.called(call.id(), placed.id());
      lateness.accept(Duration.between(call.at(), now));
    } catch (ProblemException e) {
      switch (e.problem()) {
        case Problem.CallInProgress _, Problem.Unavailable _ ->
            store.postpone(call.id(), now.plus(AGAIN));
        default -> give(call, State.DIALLING, State.FAILED, Notice.FAILED);
      }
    }
  }

  /// Its node died while placing it: the hold says whether a call came of it.
  private void recover(ScheduledCall call) {
    var intentId = call.intentId();
    var callId = intentId == null ? null : billing.callOf(intentId).orElse(null);
    if (callId == null) {
      store.postpone(call.id(), store.now());
    } else {
      store.called(call.id(), callId);
    }
  }

  private void give(ScheduledCall call, State from, State to, Notice notice) {
    if (store.move(call.id(), from, to)) {
      if (call.intentId() != null) {
        billing.letGo(call.intentId());
      }
      notices.tell(call, notice);
    }
  }

  private static Actor owner(ScheduledCall call) {
    return new Actor(call.accountId(), new UUID(0, 0), Instant.MAX);
  }
}
