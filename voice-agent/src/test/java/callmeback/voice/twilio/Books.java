package callmeback.voice.twilio;

import callmeback.core.Page;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallStatus;
import callmeback.core.call.CallStore;
import callmeback.core.call.Outcome;
import callmeback.core.call.Relationship;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Calls in memory: as much of the books as reports of the telephone company touch.
final class Books implements CallStore {
  private final Map<UUID, Call> calls = new ConcurrentHashMap<>();

  /// A call that was asked for, and has not been dialled yet.
  Call open(PhoneNumber phone, Instant at) {
    var call =
        new Call(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "Bella",
            phone,
            "pi_1",
            new Minutes(1),
            CallStatus.INITIATED,
            null,
            null,
            null,
            null,
            0,
            Cents.ZERO,
            null,
            at);
    calls.put(call.id(), call);
    return call;
  }

  Call get(UUID id) {
    return find(id).orElseThrow();
  }

  @Override
  public Optional<Call> find(UUID id) {
    return Optional.ofNullable(calls.get(id));
  }

  @Override
  public Optional<Call> findBySid(String sid) {
    return calls.values().stream().filter(call -> sid.equals(call.sid())).findFirst();
  }

  @Override
  public synchronized boolean dialled(UUID id, String sid) {
    var call = get(id);
    if (call.sid() == null) {
      calls.put(id, copy(call, call.status(), sid, call.answeredAt(), null, null));
    }
    return sid.equals(get(id).sid());
  }

  @Override
  public synchronized void answered(UUID id, Instant at) {
    var call = get(id);
    if (call.status() == CallStatus.INITIATED) {
      calls.put(id, copy(call, CallStatus.IN_PROGRESS, call.sid(), at, null, null));
    }
  }

  @Override
  public synchronized boolean end(UUID id, Ending ending) {
    var call = get(id);
    if (!call.status().live()) {
      return false;
    }
    var outcome = ending.outcome();
    calls.put(id, copy(call, outcome.status(), call.sid(), call.answeredAt(), outcome, ending));
    return true;
  }

  @Override
  public List<Call> live(Instant createdBefore, int limit) {
    return calls.values().stream().filter(call -> call.status().live()).toList();
  }

  @Override
  public List<Call> untranscribed(Instant endedBefore, int limit) {
    return List.of();
  }

  @Override
  public Begun begin(Call call, Hold hold) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Call> list(UUID accountId, CallQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void heard(UUID id, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void transcribed(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Relationship relationship(UUID accountId, UUID personaId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addCosts(UUID id, Map<String, Long> microDollars) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Long> costs(UUID id) {
    throw new UnsupportedOperationException();
  }

  private static Call copy(
      Call call,
      CallStatus status,
      @Nullable String sid,
      @Nullable Instant answeredAt,
      @Nullable Outcome outcome,
      @Nullable Ending ending) {
    return new Call(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone(),
        call.intentId(),
        call.minutes(),
        status,
        sid,
        answeredAt,
        null,
        ending == null ? null : ending.at(),
        ending == null ? 0 : ending.seconds(),
        Cents.ZERO,
        outcome,
        call.createdAt());
  }
}
