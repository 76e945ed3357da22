package callmeback.api;

import callmeback.core.Page;
import callmeback.core.billing.Hold;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallStore;
import callmeback.core.call.Conversations;
import callmeback.core.call.Purpose;
import callmeback.core.call.Relationship;
import callmeback.core.call.SpokenTurn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Calls, what was said in them and what they cost, as long as a test lasts.
final class CallsKept implements CallStore, Conversations {
  private final PaymentsKept payments;
  private final Map<UUID, Call> calls = new ConcurrentHashMap<>();
  private final Map<UUID, List<SpokenTurn>> turns = new ConcurrentHashMap<>();
  private final Map<UUID, Purpose> purposes = new ConcurrentHashMap<>();
  private final Map<UUID, Map<String, Long>> costs = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<CallQuery> queries = new ConcurrentLinkedQueue<>();

  CallsKept(PaymentsKept payments) {
    this.payments = payments;
  }

  void put(Call call) {
    calls.put(call.id(), call);
  }

  List<CallQuery> queries() {
    return List.copyOf(queries);
  }

  @Override
  public Begun begin(Call call, Hold hold) {
    var busy =
        calls.values().stream()
            .anyMatch(one -> one.accountId().equals(call.accountId()) && one.status().live());
    if (busy) {
      return Begun.CALL_IN_PROGRESS;
    }
    calls.put(call.id(), call);
    payments.add(bound(hold, call.id()));
    return Begun.STARTED;
  }

  private static Hold bound(Hold hold, UUID callId) {
    return new Hold(
        hold.id(),
        hold.accountId(),
        hold.minutes(),
        hold.amount(),
        hold.state(),
        hold.intentId(),
        callId,
        hold.due(),
        hold.captured(),
        hold.createdAt(),
        hold.cardId(),
        hold.captureBefore());
  }

  @Override
  public Optional<Call> find(UUID id) {
    return Optional.ofNullable(calls.get(id));
  }

  @Override
  public Optional<Call> findBySid(String sid) {
    return calls.values().stream().filter(one -> sid.equals(one.sid())).findFirst();
  }

  @Override
  public Page<Call> list(UUID accountId, CallQuery query) {
    queries.add(query);
    var own = calls.values().stream().filter(one -> one.accountId().equals(accountId)).toList();
    var items = own.stream().skip(query.page().offset()).limit(query.page().limit()).toList();
    return new Page<>(items, query.page(), own.size());
  }

  @Override
  public boolean dialled(UUID id, String sid) {
    calls.computeIfPresent(id, (_, call) -> withSid(call, sid));
    return true;
  }

  private static Call withSid(Call call, String sid) {
    return new Call(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone(),
        call.intentId(),
        call.minutes(),
        call.status(),
        sid,
        call.answeredAt(),
        call.heardAt(),
        call.endedAt(),
        call.seconds(),
        call.cost(),
        call.outcome(),
        call.createdAt());
  }

  @Override
  public boolean end(UUID id, Ending ending) {
    var call = calls.get(id);
    if (call == null || !call.status().live()) {
      return false;
    }
    put(
        new Call(
            call.id(),
            call.accountId(),
            call.personaId(),
            call.personaName(),
            call.phone(),
            call.intentId(),
            call.minutes(),
            ending.outcome().status(),
            call.sid(),
            call.answeredAt(),
            call.heardAt(),
            ending.at(),
            ending.seconds(),
            ending.cost(),
            ending.outcome(),
            call.createdAt()));
    return true;
  }

  @Override
  public void addCosts(UUID id, Map<String, Long> microDollars) {
    costs.put(id, microDollars);
  }

  @Override
  public Map<String, Long> costs(UUID id) {
    return costs.getOrDefault(id, Map.of());
  }

  @Override
  public void brief(Call call, Purpose purpose) {
    purposes.put(call.id(), purpose);
  }

  @Override
  public Optional<Purpose> purpose(Call call) {
    return Optional.ofNullable(purposes.get(call.id()));
  }

  @Override
  public void note(Call call, SpokenTurn turn) {
    turns.computeIfAbsent(call.id(), _ -> new ArrayList<>()).add(turn);
  }

  @Override
  public List<SpokenTurn> turns(Call call) {
    return List.copyOf(turns.getOrDefault(call.id(), List.of()));
  }

  @Override
  public void close(Call call) {}

  @Override
  public void answered(UUID id, Instant at) {}

  @Override
  public void heard(UUID id, Instant at) {}

  @Override
  public List<Call> live(Instant createdBefore, int limit) {
    return List.of();
  }

  @Override
  public List<Call> untranscribed(Instant endedBefore, int limit) {
    return List.of();
  }

  @Override
  public void transcribed(UUID id) {}

  @Override
  public Relationship relationship(UUID accountId, UUID personaId) {
    return new Relationship(0, 0, null);
  }
}
