package callmeback.core.memory;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.call.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Facts, bonds and calls to learn from, as long as a test lasts; can be down.
final class MemoryKept implements FactStore, BondStore, LearningStore {
  final Map<Bond, Map<UUID, Fact>> facts = new HashMap<>();
  final Map<Bond, Map<UUID, Episode>> episodes = new HashMap<>();
  final List<Call> due = new ArrayList<>();
  final Set<UUID> finished = new HashSet<>();
  final Map<UUID, Integer> tries = new HashMap<>();
  final Set<UUID> off = new HashSet<>();
  final Set<Bond> offFor = new HashSet<>();

  /// Fails after so many facts were kept.
  int roomFor = Integer.MAX_VALUE;

  @Override
  public void keep(Bond bond, Fact fact) {
    if (roomFor-- <= 0) {
      throw new ProblemException(new Problem.Unavailable(Duration.ofSeconds(2)));
    }
    facts.computeIfAbsent(bond, _ -> new LinkedHashMap<>()).put(fact.id(), fact);
  }

  @Override
  public Optional<Fact> find(Bond bond, UUID factId) {
    return Optional.ofNullable(facts.getOrDefault(bond, Map.of()).get(factId));
  }

  @Override
  public void drop(Bond bond, UUID factId) {
    facts.getOrDefault(bond, new HashMap<>()).remove(factId);
  }

  @Override
  public List<Fact> all(Bond bond) {
    return facts.getOrDefault(bond, Map.of()).values().stream()
        .sorted(Comparator.comparing((Fact fact) -> fact.now().learnedAt()).reversed())
        .toList();
  }

  @Override
  public List<Fact> search(Bond bond, String about, int limit, Duration patience) {
    var words = Words.stems(about);
    return all(bond).stream()
        .filter(fact -> Words.stems(fact.now().what()).stream().anyMatch(words::contains))
        .limit(limit)
        .toList();
  }

  @Override
  public void keep(Bond bond, Episode episode) {
    episodes.computeIfAbsent(bond, _ -> new LinkedHashMap<>()).put(episode.callId(), episode);
  }

  @Override
  public void dropEpisode(Bond bond, UUID callId) {
    episodes.getOrDefault(bond, new HashMap<>()).remove(callId);
  }

  @Override
  public List<Episode> episodes(Bond bond) {
    return episodes.getOrDefault(bond, Map.of()).values().stream()
        .sorted(Comparator.comparing(Episode::at).reversed())
        .toList();
  }

  @Override
  public boolean remembers(Bond bond) {
    return !off.contains(bond.accountId()) && !offFor.contains(bond);
  }

  @Override
  public void note(Bond bond) {
    facts.computeIfAbsent(bond, _ -> new LinkedHashMap<>());
  }

  @Override
  public List<UUID> personas(UUID accountId) {
    return facts.keySet().stream()
        .filter(bond -> bond.accountId().equals(accountId))
        .map(Bond::personaId)
        .sorted()
        .toList();
  }

  @Override
  public Switches switches(UUID accountId) {
    return new Switches(!off.contains(accountId), Set.of());
  }

  @Override
  public void turn(UUID accountId, boolean on) {
    if (on) {
      off.remove(accountId);
    } else {
      off.add(accountId);
    }
  }

  @Override
  public void turn(Bond bond, boolean on) {
    if (on) {
      offFor.remove(bond);
    } else {
      offFor.add(bond);
    }
  }

  @Override
  public List<Due> claim(Instant now, int limit) {
    return due.stream()
        .filter(call -> !finished.contains(call.id()))
        .limit(limit)
        .map(call -> new Due(call, tries.merge(call.id(), 1, Integer::sum)))
        .toList();
  }

  @Override
  public boolean finish(UUID callId) {
    return finished.add(callId);
  }

  @Override
  public void finishAll(Bond bond) {
    due.stream()
        .filter(call -> call.accountId().equals(bond.accountId()))
        .forEach(call -> finished.add(call.id()));
  }
}
