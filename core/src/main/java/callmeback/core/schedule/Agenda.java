package callmeback.core.schedule;

import callmeback.core.Ids;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Billing;
import callmeback.core.call.CallOrder;
import callmeback.core.call.Calls;
import callmeback.core.call.Outcome;
import callmeback.core.schedule.Notices.Notice;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.core.schedule.Series.Ending;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private final Endings endings;

  /// @param lateness is told how late each call was placed
  public Agenda(
      ScheduleStore store,
      Calls calls,
      Billing billing,
      Notices notices,
      Consumer<Duration> lateness,
      Ids ids) {
    this.store = store;
    this.calls = calls;
    this.billing = billing;
    this.notices = notices;
    this.lateness = lateness;
    this.endings = new Endings(store, billing, notices, ids);
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

  /// Ends what was placed and is over, as its call ended.
  public void finish(int limit) {
    for (var placed : store.over(limit)) {
      attempt(placed.call(), () -> finish(placed.call(), placed.outcome()));
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
    if (problem instanceof Problem.AccountSuspended) {
      endings.end(call, State.SCHEDULED, State.FAILED, Ending.HOPELESS, Notice.FAILED);
    } else if (next.isPresent()) {
      store.unpaid(call.id(), next.get());
    } else {
      endings.end(call, State.SCHEDULED, State.FAILED, ofMoney(problem), Notice.PAYMENT_REFUSED);
    }
  }

  private void dial(ScheduledCall call, Instant now) {
    if (Timetable.tooLate(call, now)) {
      endings.end(call, State.SCHEDULED, State.MISSED, Ending.OVER, Notice.MISSED);
    } else if (store.move(call.id(), State.SCHEDULED, State.DIALLING)) {
      place(call, now);
    }
  }

  private void place(ScheduledCall call, Instant now) {
    var intentId = call.intentId();
    if (intentId == null) {
      fail(call, Ending.OVER, Notice.PAYMENT_REFUSED);
      return;
    }
    try {
      var order = new CallOrder(call.phone(), call.personaId(), intentId, call.purpose());
      var placed = calls.place(owner(call), order);
      store.called(call.id(), placed.id());
      lateness.accept(Duration.between(call.at(), now));
    } catch (ProblemException e) {
      notPlaced(call, intentId, e.problem(), now);
    }
  }

  /// What was written down before the problem arose is a call like any other: it is dialled later,
  /// or has ended already.
  private void notPlaced(ScheduledCall call, String intentId, Problem problem, Instant now) {
    var begun =
        problem instanceof Problem.HoldUnusable ? null : billing.callOf(intentId).orElse(null);
    if (begun != null) {
      store.called(call.id(), begun);
    }
    var ending = ofDialling(problem);
    if (ending == Ending.HOPELESS) {
      fail(call, ending, Notice.FAILED);
    } else if (begun == null) {
      again(call, problem, now);
    }
  }

  private void again(ScheduledCall call, Problem problem, Instant now) {
    switch (problem) {
      case Problem.CallInProgress _, Problem.Unavailable _ ->
          store.postpone(call.id(), now.plus(AGAIN));
      default -> fail(call, Ending.OVER, Notice.FAILED);
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

  private void finish(ScheduledCall call, Outcome outcome) {
    switch (outcome) {
      case TALKED -> endings.end(call, State.DIALLING, State.CALLED, Ending.OVER, null);
      case BUSY, NO_ANSWER, VOICEMAIL, CANCELED, NOT_CONNECTED -> fail(call, Ending.OVER, null);
      case REFUSED, FAILED -> fail(call, Ending.OVER, Notice.FAILED);
    }
  }

  private void fail(ScheduledCall call, Ending ending, @Nullable Notice notice) {
    endings.end(call, State.DIALLING, State.FAILED, ending, notice);
  }

  /// An outage of the payment company says nothing of a card.
  private static Ending ofMoney(Problem problem) {
    return switch (problem) {
      case Problem.NoCard _, Problem.CardRefused _ -> Ending.UNPAID;
      default -> Ending.OVER;
    };
  }

  private static Ending ofDialling(Problem problem) {
    return switch (problem) {
      case Problem.Forbidden _,
          Problem.PhoneUnverified _,
          Problem.PersonaUnusable _,
          Problem.AccountSuspended _,
          Problem.Invalid _ ->
          Ending.HOPELESS;
      default -> Ending.OVER;
    };
  }

  private static Actor owner(ScheduledCall call) {
    return new Actor(call.accountId(), new UUID(0, 0), Instant.MAX);
  }
}
