package callmeback.core.memory;

import callmeback.core.InvalidValue;
import callmeback.core.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// What comes to a persona's mind, before a call and at every turn of it. Where memory is switched
/// off, nothing does.
public final class Recall {
  public static final int MOST = Memories.MAX_RECALLED;

  /// How long a turn of a call waits for what is meant, beside the words in it: half of what it has
  /// for memory. What is found out later is there for the next question about the same.
  public static final Duration IN_A_TURN = Duration.ofMillis(25);

  /// How long somebody waits who is not in the middle of a sentence.
  public static final Duration AT_LEISURE = Duration.ofSeconds(1);

  /// How many of the latest calls are in mind when another one begins.
  private static final int EPISODES = 3;

  private final FactStore facts;
  private final Memories said;
  private final BondStore bonds;

  /// @param said what people said word for word
  public Recall(FactStore facts, Memories said, BondStore bonds) {
    this.facts = facts;
    this.said = said;
    this.bonds = bonds;
  }

  /// What bears on `about`.
  ///
  /// @param limit of facts and of words each, from 1 to [#MOST]
  /// @param patience [#IN_A_TURN] or [#AT_LEISURE]
  /// @throws ProblemException with `Unavailable`
  public Recalled about(Bond bond, String about, int limit, Duration patience) {
    InvalidValue.unless(limit >= 1 && limit <= MOST, "must be from 1 to " + MOST);
    return bonds.remembers(bond)
        ? new Recalled(
            facts.search(bond, about, limit, patience),
            said.recall(bond.accountId(), bond.personaId(), about, limit))
        : Recalled.NOTHING;
  }

  /// What is in mind when a call begins.
  ///
  /// @param about what the call is for
  /// @throws ProblemException with `Unavailable`
  public Acquaintance before(Bond bond, String about) {
    if (!bonds.remembers(bond)) {
      return Acquaintance.NONE;
    }
    var episodes = facts.episodes(bond).stream().limit(EPISODES).toList();
    var inMind = new LinkedHashMap<UUID, Fact>();
    facts.search(bond, about, MOST / 2, AT_LEISURE).forEach(fact -> inMind.put(fact.id(), fact));
    episodes.stream()
        .flatMap(episode -> episode.facts().stream())
        .filter(id -> !inMind.containsKey(id))
        .limit(MOST)
        .flatMap(id -> facts.find(bond, id).stream())
        .forEach(fact -> inMind.put(fact.id(), fact));
    return new Acquaintance(
        episodes, List.copyOf(inMind.values()).subList(0, Math.min(MOST, inMind.size())));
  }
}
