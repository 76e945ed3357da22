package callmeback.core.schedule;

import callmeback.core.Ids;
import callmeback.core.InvalidValue;
import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Tariff;
import callmeback.core.call.CallOrder;
import callmeback.core.call.Calls;
import callmeback.core.persona.Persona;
import callmeback.core.schedule.Cancellation.Release;
import callmeback.core.schedule.ScheduleStore.Change;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asking for calls at a later time, looking at them, changing one's mind.
public final class ScheduledCalls {
  /// Contract, Calls.
  static final int MOST_WAITING = 50;

  private final ScheduleStore store;
  private final Calls calls;
  private final Billing billing;
  private final Ids ids;

  public ScheduledCalls(ScheduleStore store, Calls calls, Billing billing, Ids ids) {
    this.store = store;
    this.calls = calls;
    this.billing = billing;
    this.ids = ids;
  }

  /// Schedules a call. A hold that would lapse before it is let go at once: the card is proved and
  /// saved, and money is held again shortly before the call.
  ///
  /// @param rhythm null for a call that comes once
  /// @throws ProblemException with `Invalid`, `PhoneUnverified`, `PersonaUnusable`, `HoldUnusable`,
  ///   `HoldUnauthorised` or `TooMany`
  public ScheduledCall schedule(Actor actor, CallOrder order, Instant at, @Nullable Rhythm rhythm) {
    var now = store.now();
    requireSchedulable(at, now);
    var series = series(rhythm, at);
    var persona = calls.acceptable(actor, order);
    var hold = billing.usable(actor, order.intentId());
    var call = scheduled(actor, order, persona, hold, at, now).in(series);
    switch (store.add(call, MOST_WAITING)) {
      case ADDED -> {}
      case TOO_MANY ->
          throw new ProblemException(new Problem.TooMany(Problem.TooMany.Of.SCHEDULED_CALLS));
      case HOLD_TAKEN ->
          throw new ProblemException(
              new Problem.HoldUnusable("This payment was used for another call. Start a new one."));
    }
    if (!Timetable.outlasts(hold, at, hold.minutes())) {
      letGo(call, order.intentId(), now);
    }
    return store.find(call.id()).orElse(call);
  }

  /// Whether a call can be scheduled for then, as far as time goes.
  ///
  /// @throws ProblemException with `Invalid`
  public void requireSchedulable(Instant at) {
    requireSchedulable(at, store.now());
  }

  /// The waiting call that this hold shall pay for.
  public Optional<ScheduledCall> waitingFor(Actor actor, String intentId) {
    return store.list(actor.accountId(), State.SCHEDULED, false).stream()
        .filter(call -> intentId.equals(call.intentId()))
        .findFirst();
  }

  /// Those that wait and the latest others, at most [ScheduleStore#MOST_LISTED].
  public List<ScheduledCall> list(Actor actor, @Nullable State state, boolean latestFirst) {
    return store.list(actor.accountId(), state, latestFirst);
  }

  /// One page of all of them.
  public Page<ScheduledCall> page(
      Actor actor, @Nullable State state, boolean latestFirst, PageRequest request) {
    return store.page(actor.accountId(), state, latestFirst, request);
  }

  /// @throws ProblemException with `NotFound`, or `Forbidden` for somebody else's
  public ScheduledCall get(Actor actor, UUID id) {
    var call =
        store
            .find(id)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("scheduled call")));
    if (!call.accountId().equals(actor.accountId())) {
      throw new ProblemException(
          new Problem.Forbidden("This call was scheduled by somebody else."));
    }
    return call;
  }

  /// Cancels a call; with it ends its series.
  ///
  /// @throws ProblemException as for `get`, with `AlreadyOver`, or `TooLate` in the last five
  ///   minutes
  public Cancellation cancel(Actor actor, UUID id) {
    var call = changeable(actor, id);
    if (!store.move(id, State.SCHEDULED, State.CANCELLED)) {
      throw over();
    }
    var intentId = call.intentId();
    if (intentId == null) {
      return new Cancellation(Cents.ZERO, Release.NOTHING_HELD, null);
    }
    var release = billing.letGo(intentId) ? Release.RELEASED : Release.PENDING;
    return new Cancellation(Tariff.hold(call.minutes()), release, intentId);
  }

  /// Changes a waiting call; of a series, it and those that come after.
  ///
  /// @throws ProblemException as for `cancel`, or with `Invalid`
  public ScheduledCall change(Actor actor, UUID id, Appointment wanted) {
    var call = changeable(actor, id);
    var now = store.now();
    var at = wanted.at();
    if (!at.equals(call.at())) {
      requireSchedulable(at, now);
    }
    var series = same(call, wanted) ? call.series() : series(wanted.rhythm(), at);
    var hold = call.intentId() == null ? null : billing.usable(actor, call.intentId());
    var holdAt = Timetable.nextHold(at, now).orElse(now);
    if (!store.change(id, new Change(at, holdAt, series, wanted.purpose()))) {
      throw over();
    }
    if (hold != null && !Timetable.outlasts(hold, at, call.minutes())) {
      letGo(get(actor, id), String.valueOf(hold.intentId()), now);
    }
    return get(actor, id);
  }

  private static boolean same(ScheduledCall call, Appointment wanted) {
    var now = Appointment.of(call);
    return now.at().equals(wanted.at()) && Objects.equals(now.rhythm(), wanted.rhythm());
  }

  /// A series that was changed is another one, which has no calls behind it.
  private @Nullable Series series(@Nullable Rhythm rhythm, Instant at) {
    try {
      return rhythm == null ? null : new Series(ids.next(), rhythm.from(at), 0);
    } catch (InvalidValue e) {
      throw new ProblemException(Problem.Invalid.field("recurrence", e.sentence()), e);
    }
  }

  private ScheduledCall changeable(Actor actor, UUID id) {
    var call = get(actor, id);
    if (!call.waiting()) {
      throw over();
    }
    if (!Timetable.changeable(call, store.now())) {
      throw new ProblemException(
          new Problem.TooLate("It is too late: the call is less than five minutes ahead."));
    }
    return call;
  }

  private void letGo(ScheduledCall call, String intentId, Instant now) {
    store.unpaid(call.id(), Timetable.nextHold(call.at(), now).orElse(now));
    billing.letGo(intentId);
  }

  private static void requireSchedulable(Instant at, Instant now) {
    try {
      Timetable.requireSchedulable(at, now);
    } catch (InvalidValue e) {
      throw new ProblemException(Problem.Invalid.field("scheduled_time", e.sentence()), e);
    }
  }

  private static ProblemException over() {
    return new ProblemException(new Problem.AlreadyOver("This call has run or was cancelled."));
  }

  private ScheduledCall scheduled(
      Actor actor, CallOrder order, Persona persona, Hold hold, Instant at, Instant now) {
    return new ScheduledCall(
        ids.next(),
        actor.accountId(),
        persona.id(),
        persona.name(),
        order.phone(),
        hold.minutes(),
        order.intentId(),
        at,
        State.SCHEDULED,
        null,
        now,
        null,
        order.purpose());
  }
}
