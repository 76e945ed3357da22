package callmeback.mcp;

import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.schedule.ScheduleStore;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A diary with one call in it, which can be looked at and cancelled.
final class OneAppointment implements ScheduleStore {
  private final ScheduledCall call;
  @Nullable State movedTo;

  OneAppointment(ScheduledCall call) {
    this.call = call;
  }

  @Override
  public Instant now() {
    return Household.NOW;
  }

  @Override
  public Optional<ScheduledCall> find(UUID id) {
    return Optional.of(call).filter(one -> one.id().equals(id));
  }

  @Override
  public List<ScheduledCall> list(UUID accountId, @Nullable State state, boolean latestFirst) {
    return accountId.equals(call.accountId()) && (state == null || state == call.state())
        ? List.of(call)
        : List.of();
  }

  @Override
  public Page<ScheduledCall> page(
      UUID accountId, @Nullable State state, boolean latestFirst, PageRequest request) {
    return Page.of(list(accountId, state, latestFirst), request);
  }

  @Override
  public boolean move(UUID id, State from, State to) {
    movedTo = to;
    return true;
  }

  @Override
  public Added add(ScheduledCall added, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean change(UUID id, Change change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean end(ScheduledCall ended, State from, State to, @Nullable Next next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void called(UUID id, UUID callId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Placed> over(int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void postpone(UUID id, Instant until) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ScheduledCall> due(Instant now, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ScheduledCall> abandoned(Instant claimedBefore, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ScheduledCall> unpaid(Instant now, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean paid(UUID id, String intentId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void unpaid(UUID id, Instant holdAt) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ScheduledCall> unreminded(Instant before, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean remind(UUID id) {
    throw new UnsupportedOperationException();
  }
}
