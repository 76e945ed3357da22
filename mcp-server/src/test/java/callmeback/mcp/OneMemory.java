package callmeback.mcp;

import callmeback.core.memory.Bond;
import callmeback.core.memory.BondStore;
import callmeback.core.memory.Episode;
import callmeback.core.memory.Fact;
import callmeback.core.memory.FactStore;
import callmeback.core.memory.LearningStore;
import callmeback.core.memory.Lesson;
import callmeback.core.memory.Occasion;
import callmeback.core.memory.Records;
import callmeback.core.memory.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the coach knows of Ann: that she runs.
final class OneMemory implements FactStore, BondStore, Records, LearningStore {
  static final UUID RUNNING = UUID.fromString("00000000-0000-4000-8000-0000000000fa");

  final List<String> asked = new ArrayList<>();
  final List<Fact> kept = new ArrayList<>();
  final List<String> gone = new ArrayList<>();
  private final Bond bond;
  private boolean on = true;

  OneMemory(Bond bond) {
    this.bond = bond;
    kept.add(
        new Fact(
            RUNNING,
            new Lesson(
                "They run on Tuesdays.",
                null,
                Household.NOW.minusSeconds(60),
                Occasion.of("2016"),
                90,
                new Lesson.Source(Household.CALL, "I run on Tuesdays.")),
            List.of()));
  }

  @Override
  public void keep(Bond whose, Fact fact) {
    kept.removeIf(one -> one.id().equals(fact.id()));
    kept.add(fact);
  }

  @Override
  public Optional<Fact> find(Bond whose, UUID factId) {
    return all(whose).stream().filter(fact -> fact.id().equals(factId)).findFirst();
  }

  @Override
  public void drop(Bond whose, UUID factId) {
    kept.removeIf(fact -> fact.id().equals(factId));
  }

  @Override
  public List<Fact> all(Bond whose) {
    return whose.equals(bond) ? kept : List.of();
  }

  @Override
  public List<Fact> search(Bond whose, String about, int limit, Duration patience) {
    asked.add("%s %s %s %d".formatted(whose.accountId(), whose.personaId(), about, limit));
    return all(whose).stream().limit(limit).toList();
  }

  @Override
  public void keep(Bond whose, Episode episode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void dropEpisode(Bond whose, UUID callId) {
    gone.add("episode " + callId);
  }

  @Override
  public List<Episode> episodes(Bond whose) {
    return List.of(
        new Episode(
            Household.CALL, Household.NOW, "They talked of running.", Tone.WARM, List.of(RUNNING)));
  }

  @Override
  public boolean remembers(Bond whose) {
    return on;
  }

  @Override
  public void note(Bond whose) {}

  @Override
  public List<UUID> personas(UUID accountId) {
    return accountId.equals(bond.accountId()) ? List.of(bond.personaId()) : List.of();
  }

  @Override
  public Switches switches(UUID accountId) {
    return new Switches(on, Set.of());
  }

  @Override
  public void turn(UUID accountId, boolean wanted) {
    on = wanted;
  }

  @Override
  public void turn(Bond whose, boolean wanted) {
    on = wanted;
  }

  @Override
  public void strike(Bond whose, Set<String> phrases) {
    gone.addAll(phrases);
  }

  @Override
  public void erase(Bond whose) {
    kept.clear();
  }

  @Override
  public List<Due> claim(Instant now, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean finish(UUID callId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void finishAll(Bond whose) {
    gone.add("lessons of " + whose.personaId());
  }
}
