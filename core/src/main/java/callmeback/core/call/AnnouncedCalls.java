package callmeback.core.call;

import callmeback.core.Changes;
import callmeback.core.Page;
import callmeback.core.billing.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Keeps calls where they are kept, and tells whoever listens that they moved.
public final class AnnouncedCalls implements CallStore {
  private final CallStore kept;
  private final Changes changes;

  public AnnouncedCalls(CallStore kept, Changes changes) {
    this.kept = kept;
    this.changes = changes;
  }

  @Override
  public Begun begin(Call call, Hold hold) {
    var begun = kept.begin(call, hold);
    if (begun == Begun.STARTED) {
      changes.tell(new Changes.Change.CallBegan(call.accountId(), call.id()));
    }
    return begun;
  }

  @Override
  public void answered(UUID id, Instant at) {
    kept.answered(id, at);
    moved(id);
  }

  @Override
  public boolean end(UUID id, Ending ending) {
    var ended = kept.end(id, ending);
    if (ended) {
      moved(id);
    }
    return ended;
  }

  @Override
  public void transcribed(UUID id) {
    kept.transcribed(id);
    moved(id);
  }

  @Override
  public Optional<Call> find(UUID id) {
    return kept.find(id);
  }

  @Override
  public Optional<Call> findBySid(String sid) {
    return kept.findBySid(sid);
  }

  @Override
  public Page<Call> list(UUID accountId, CallQuery query) {
    return kept.list(accountId, query);
  }

  @Override
  public boolean dialled(UUID id, String sid) {
    return kept.dialled(id, sid);
  }

  @Override
  public void heard(UUID id, Instant at) {
    kept.heard(id, at);
  }

  @Override
  public List<Call> live(Instant createdBefore, int limit) {
    return kept.live(createdBefore, limit);
  }

  @Override
  public List<Call> untranscribed(Instant endedBefore, int limit) {
    return kept.untranscribed(endedBefore, limit);
  }

  @Override
  public Relationship relationship(UUID accountId, UUID personaId) {
    return kept.relationship(accountId, personaId);
  }

  @Override
  public void addCosts(UUID id, Map<String, Long> microDollars) {
    kept.addCosts(id, microDollars);
  }

  @Override
  public Map<String, Long> costs(UUID id) {
    return kept.costs(id);
  }

  private void moved(UUID id) {
    kept.find(id)
        .ifPresent(call -> changes.tell(new Changes.Change.CallMoved(call.accountId(), call.id())));
  }
}
