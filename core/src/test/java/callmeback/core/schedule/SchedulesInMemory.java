package callmeback.core.schedule;

import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.call.Outcome;
import callmeback.core.call.Purpose;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Scheduled calls that last as long as a test.
public final class SchedulesInMemory implements ScheduleStore {
  private final InstantSource clock;
  private final Function<UUID, Optional<Outcome>> outcomes;
  private final Map<UUID, Entry> entries = new LinkedHashMap<>();

  /// @param dialAt when it is looked at
  private record Entry(
      ScheduledCall call, Instant dialAt, Instant holdAt, Instant claimedAt, boolean reminded) {
    Entry with(ScheduledCall changed) {
      return new Entry(changed, dialAt, holdAt, claimedAt, reminded);
    }
  }

  public SchedulesInMemory(InstantSource clock, Function<UUID, Optional<Outcome>> outcomes) {
    this.clock = clock;
    this.outcomes = outcomes;
  }

  List<ScheduledCall> all() {
    return found(_ -> true);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Added add(ScheduledCall call, int most) {
    put(call, call.at());
    return Added.ADDED;
  }

  @Override
  public Optional<ScheduledCall> find(UUID id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::call);
  }

  @Override
  public List<ScheduledCall> list(UUID accountId, @Nullable State state, boolean latestFirst) {
    var order = Comparator.comparing(ScheduledCall::at);
    return found(each ->
            each.call().accountId().equals(accountId)
                && (state == null || each.call().state() == state))
        .stream()
        .sorted(latestFirst ? order.reversed() : order)
        .toList();
  }

  @Override
  public Page<ScheduledCall> page(
      UUID accountId, @Nullable State state, boolean latestFirst, PageRequest request) {
    return Page.of(list(accountId, state, latestFirst), request);
  }

  @Override
  public boolean change(UUID id, Change change) {
    return update(
        id,
        each -> each.call().waiting(),
        each ->
            new Entry(
                copy(
                    each.call(),
                    each.call().intentId(),
                    change.at(),
                    State.SCHEDULED,
                    null,
                    change.series(),
                    change.purpose()),
                change.at(),
                change.holdAt(),
                each.claimedAt(),
                false));
  }

  @Override
  public boolean move(UUID id, State from, State to) {
    return update(
        id,
        in(from),
        each ->
            new Entry(
                state(each.call(), to), each.dialAt(), each.holdAt(), now(), each.reminded()));
  }

  @Override
  public boolean end(ScheduledCall call, State from, State to, @Nullable Next next) {
    var ended = asItWas(call) && move(call.id(), from, to);
    if (ended && next != null) {
      put(next.call(), next.holdAt());
    }
    return ended;
  }

  private boolean asItWas(ScheduledCall call) {
    return find(call.id())
        .filter(now -> now.at().equals(call.at()) && Objects.equals(now.series(), call.series()))
        .isPresent();
  }

  @Override
  public void called(UUID id, UUID callId) {
    update(id, in(State.DIALLING), each -> each.with(placed(each.call(), callId)));
  }

  @Override
  public List<Placed> over(int limit) {
    return found(in(State.DIALLING)).stream()
        .flatMap(call ->
            Optional.ofNullable(call.callId())
                .flatMap(outcomes)
                .map(outcome -> new Placed(call, outcome))
                .stream())
        .limit(limit)
        .toList();
  }

  @Override
  public void postpone(UUID id, Instant until) {
    update(
        id,
        each -> in(State.DIALLING).test(each) && each.call().callId() == null,
        each ->
            new Entry(
                state(each.call(), State.SCHEDULED),
                until,
                each.holdAt(),
                each.claimedAt(),
                each.reminded()));
  }

  @Override
  public List<ScheduledCall> due(Instant now, int limit) {
    return found(each -> each.call().waiting() && !each.dialAt().isAfter(now));
  }

  @Override
  public List<ScheduledCall> abandoned(Instant claimedBefore, int limit) {
    return found(each ->
        in(State.DIALLING).test(each)
            && each.call().callId() == null
            && each.claimedAt().isBefore(claimedBefore));
  }

  @Override
  public List<ScheduledCall> unpaid(Instant now, int limit) {
    return found(each ->
        each.call().waiting() && each.call().intentId() == null && !each.holdAt().isAfter(now));
  }

  @Override
  public boolean paid(UUID id, String intentId) {
    return update(
        id,
        each -> each.call().waiting() && each.call().intentId() == null,
        each -> each.with(paidBy(each.call(), intentId)));
  }

  @Override
  public void unpaid(UUID id, Instant holdAt) {
    update(
        id,
        in(State.SCHEDULED),
        each ->
            new Entry(
                paidBy(each.call(), null),
                each.dialAt(),
                holdAt,
                each.claimedAt(),
                each.reminded()));
  }

  @Override
  public List<ScheduledCall> unreminded(Instant before, int limit) {
    return found(
        each -> each.call().waiting() && !each.reminded() && !each.call().at().isAfter(before));
  }

  @Override
  public boolean remind(UUID id) {
    return update(
        id,
        each -> each.call().waiting() && !each.reminded(),
        each -> new Entry(each.call(), each.dialAt(), each.holdAt(), each.claimedAt(), true));
  }

  private void put(ScheduledCall call, Instant holdAt) {
    entries.put(call.id(), new Entry(call, call.at(), holdAt, call.createdAt(), false));
  }

  private List<ScheduledCall> found(Predicate<Entry> which) {
    return entries.values().stream().filter(which).map(Entry::call).toList();
  }

  private boolean update(UUID id, Predicate<Entry> expected, UnaryOperator<Entry> change) {
    var entry = entries.get(id);
    if (entry == null || !expected.test(entry)) {
      return false;
    }
    entries.put(id, change.apply(entry));
    return true;
  }

  private static Predicate<Entry> in(State state) {
    return each -> each.call().state() == state;
  }

  private static ScheduledCall state(ScheduledCall call, State to) {
    return copy(call, call.intentId(), call.at(), to, call.callId(), call.series(), call.purpose());
  }

  private static ScheduledCall placed(ScheduledCall call, UUID callId) {
    return copy(
        call, call.intentId(), call.at(), call.state(), callId, call.series(), call.purpose());
  }

  private static ScheduledCall paidBy(ScheduledCall call, @Nullable String intentId) {
    return copy(
        call, intentId, call.at(), call.state(), call.callId(), call.series(), call.purpose());
  }

  private static ScheduledCall copy(
      ScheduledCall call,
      @Nullable String intentId,
      Instant at,
      State state,
      @Nullable UUID callId,
      @Nullable Series series,
      @Nullable Purpose purpose) {
    return new ScheduledCall(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone(),
        call.minutes(),
        intentId,
        at,
        state,
        callId,
        call.createdAt(),
        series,
        purpose);
  }
}
