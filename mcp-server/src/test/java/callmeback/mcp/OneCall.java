package callmeback.mcp;

import callmeback.core.Page;
import callmeback.core.billing.Hold;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallStatus;
import callmeback.core.call.CallStore;
import callmeback.core.call.Relationship;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A store that holds one call, which only a test can change; remembers the last question it was
/// asked.
final class OneCall implements CallStore {
  Call call;
  private final Relationship relationship;
  @Nullable CallQuery asked;

  OneCall(Call call, Relationship relationship) {
    this.call = call;
    this.relationship = relationship;
  }

  /// The same call in another state.
  static Call in(Call call, CallStatus status) {
    return new Call(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone(),
        call.intentId(),
        call.minutes(),
        status,
        call.sid(),
        call.answeredAt(),
        call.heardAt(),
        call.endedAt(),
        call.seconds(),
        call.cost(),
        call.outcome(),
        call.createdAt());
  }

  @Override
  public Optional<Call> find(UUID id) {
    return Optional.of(call).filter(one -> one.id().equals(id));
  }

  @Override
  public Page<Call> list(UUID accountId, CallQuery query) {
    asked = query;
    return accountId.equals(call.accountId())
        ? new Page<>(List.of(call), query.page(), 1)
        : new Page<>(List.of(), query.page(), 0);
  }

  @Override
  public Relationship relationship(UUID accountId, UUID personaId) {
    return relationship;
  }

  @Override
  public Map<String, Long> costs(UUID id) {
    return Map.of();
  }

  @Override
  public Begun begin(Call begun, Hold hold) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Call> findBySid(String sid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean dialled(UUID id, String sid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void answered(UUID id, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void heard(UUID id, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean end(UUID id, Ending ending) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Call> live(Instant createdBefore, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Call> untranscribed(Instant endedBefore, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void transcribed(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addCosts(UUID id, Map<String, Long> microDollars) {
    throw new UnsupportedOperationException();
  }
}
