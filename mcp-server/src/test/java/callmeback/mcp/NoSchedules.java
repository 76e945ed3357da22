package callmeback.mcp;

import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.schedule.ScheduleStore;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A calendar without an entry, into which nobody writes.
record NoSchedules(InstantSource clock) implements ScheduleStore {

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Added add(ScheduledCall call, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ScheduledCall> find(UUID id) {
    return Optional.empty();
  }

  @Override
  public List<ScheduledCall> list(UUID accountId, @Nullable State state, boolean latestFirst) {
    return List.of();
  }

  @Override
  public Page<ScheduledCall> page(
      UUID accountId, @Nullable State state, boolean latestFirst, PageRequest request) {
    return Page.of(list(accountId, state, latestFirst), request);
  }

  @Override
  public boolean change(UUID id, Change change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean move(UUID id, State from, State to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean end(ScheduledCall call, State from, State to, @Nullable Next next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void called(UUID id, UUID callId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Placed> over(int limit) {
    return List.of();
  }

  @Override
  public void postpone(UUID id, Instant until) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ScheduledCall> due(Instant now, int limit) {
    return List.of();
  }

  @Override
  public List<ScheduledCall> abandoned(Instant claimedBefore, int limit) {
    return List.of();
  }

  @Override
  public List<ScheduledCall> unpaid(Instant now, int limit) {
    return List.of();
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
    return List.of();
  }

  @Override
  public boolean remind(UUID id) {
    throw new UnsupportedOperationException();
  }
}
