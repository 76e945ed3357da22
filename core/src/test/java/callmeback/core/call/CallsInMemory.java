package callmeback.core.call;

import callmeback.core.Page;
import callmeback.core.billing.Hold;
import callmeback.core.billing.PaymentsInMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Calls that last as long as a test.
final class CallsInMemory implements CallStore {
  final List<Ending> endings = new ArrayList<>();

  private final PaymentsInMemory payments;
  private final Map<UUID, Call> calls = new LinkedHashMap<>();
  private final Map<UUID, Map<String, Long>> costs = new HashMap<>();
  private final Set<UUID> transcribed = new HashSet<>();

  CallsInMemory(PaymentsInMemory payments) {
    this.payments = payments;
  }

  List<Call> all() {
    return List.copyOf(calls.values());
  }

  @Override
  public Begun begin(Call call, Hold hold) {
    if (calls.values().stream().anyMatch(other -> busy(other, call.accountId()))) {
      return Begun.CALL_IN_PROGRESS;
    }
    if (calls.values().stream().anyMatch(other -> ringing(other, call))) {
      return Begun.PHONE_BUSY;
    }
    if (!payments.bind(hold.id(), call.id())) {
      return Begun.HOLD_TAKEN;
    }
    calls.put(call.id(), call);
    return Begun.STARTED;
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
  public Page<Call> list(UUID accountId, CallQuery query) {
    var own = calls.values().stream().filter(call -> call.accountId().equals(accountId)).toList();
    return new Page<>(own, query.page(), own.size());
  }

  @Override
  public boolean dialled(UUID id, String sid) {
    change(id, call -> call.sid() == null ? Stages.dialled(call, sid) : call);
    return find(id).filter(call -> sid.equals(call.sid())).isPresent();
  }

  @Override
  public void answered(UUID id, Instant at) {
    change(id, call -> call.status() == CallStatus.INITIATED ? Stages.answered(call, at) : call);
  }

  @Override
  public void heard(UUID id, Instant at) {
    change(id, call -> call.heardAt() == null ? Stages.heard(call, at) : call);
  }

  @Override
  public boolean end(UUID id, Ending ending) {
    if (find(id).filter(call -> call.status().live()).isEmpty()) {
      return false;
    }
    change(id, call -> Stages.ended(call, ending));
    payments.settling(id, ending.cost());
    endings.add(ending);
    return true;
  }

  @Override
  public List<Call> live(Instant createdBefore, int limit) {
    return calls.values().stream()
        .filter(call -> call.status().live() && call.createdAt().isBefore(createdBefore))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Call> untranscribed(Instant endedBefore, int limit) {
    return calls.values().stream()
        .filter(call -> call.endedAt() != null && call.endedAt().isBefore(endedBefore))
        .filter(call -> call.heardAt() != null && !transcribed.contains(call.id()))
        .limit(limit)
        .toList();
  }

  @Override
  public void transcribed(UUID id) {
    transcribed.add(id);
  }

  @Override
  public Relationship relationship(UUID accountId, UUID personaId) {
    return new Relationship(0, 0, null);
  }

  @Override
  public void addCosts(UUID id, Map<String, Long> microDollars) {
    var sums = costs.computeIfAbsent(id, _ -> new HashMap<>());
    microDollars.forEach((provider, cost) -> sums.merge(provider, cost, Long::sum));
  }

  @Override
  public Map<String, Long> costs(UUID id) {
    return costs.getOrDefault(id, Map.of());
  }

  private void change(UUID id, UnaryOperator<Call> change) {
    calls.computeIfPresent(id, (_, call) -> change.apply(call));
  }

  private static boolean ringing(Call call, Call next) {
    return call.phone().equals(next.phone()) && call.status().live();
  }

  private static boolean busy(Call call, UUID accountId) {
    return call.accountId().equals(accountId) && call.status().live();
  }
}
