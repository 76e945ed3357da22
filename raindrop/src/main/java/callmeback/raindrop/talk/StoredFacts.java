package callmeback.raindrop.talk;

import callmeback.core.memory.Bond;
import callmeback.core.memory.Episode;
import callmeback.core.memory.Fact;
import callmeback.core.memory.FactStore;
import callmeback.raindrop.memory.Procedure;
import callmeback.raindrop.memory.SmartMemory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Facts and episodes as procedures in SmartMemory, by fact and by call.
public final class StoredFacts implements FactStore {
  private final SmartMemory memory;

  public StoredFacts(SmartMemory memory) {
    this.memory = memory;
  }

  @Override
  public void keep(Bond bond, Fact fact) {
    put(Owner.of(bond), fact.id(), FactJson.write(fact));
  }

  @Override
  public Optional<Fact> find(Bond bond, UUID factId) {
    return Reach.into(() ->
        memory
            .getProcedure(Owner.of(bond), factId.toString())
            .map(stored -> FactJson.read(factId.toString(), stored)));
  }

  @Override
  public void drop(Bond bond, UUID factId) {
    delete(Owner.of(bond), factId);
  }

  @Override
  public List<Fact> all(Bond bond) {
    return Reach.into(() ->
        memory.listProcedures(Owner.of(bond)).stream()
            .map(StoredFacts::fact)
            .sorted(
                Comparator.comparing((Fact fact) -> fact.now().learnedAt())
                    .reversed()
                    .thenComparing(Fact::id))
            .toList());
  }

  @Override
  public List<Fact> search(Bond bond, String about, int limit, Duration patience) {
    return Reach.into(() ->
        memory.searchProcedures(Owner.of(bond), about, limit, patience).stream()
            .map(StoredFacts::fact)
            .toList());
  }

  @Override
  public void keep(Bond bond, Episode episode) {
    put(Owner.episodes(bond), episode.callId(), FactJson.EpisodeJson.write(episode));
  }

  @Override
  public void dropEpisode(Bond bond, UUID callId) {
    delete(Owner.episodes(bond), callId);
  }

  @Override
  public List<Episode> episodes(Bond bond) {
    return Reach.into(() ->
        memory.listProcedures(Owner.episodes(bond)).stream()
            .map(kept -> FactJson.EpisodeJson.read(kept.key(), kept.value()))
            .sorted(Comparator.comparing(Episode::at).reversed())
            .toList());
  }

  private void put(String owner, UUID key, String value) {
    Reach.into(() -> {
      memory.putProcedure(owner, key.toString(), value);
      return key;
    });
  }

  private void delete(String owner, UUID key) {
    Reach.into(() -> memory.deleteProcedure(owner, key.toString()));
  }

  private static Fact fact(Procedure kept) {
    return FactJson.read(kept.key(), kept.value());
  }
}
