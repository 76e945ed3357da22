package callmeback.core.memory;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.AccountStore;
import callmeback.core.call.Call;
import callmeback.core.call.Conversations;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.core.memory.LearningStore.Due;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Learns from calls that are over: facts, merged with what is known, and an episode. Each call
/// once; what cannot be learnt now is tried again, longer and longer after, and then given up.
public final class Learning {
  private static final Logger log = System.getLogger(Learning.class.getName());

  /// From two minutes to an hour between them: about three hours in all.
  static final int TRIES = 8;

  /// How much of what is known a model is shown.
  private static final int SHOWN = 40;

  /// Nobody waits for it.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// How many facts are compared with a lesson.
  private static final int ALIKE = 10;

  private final LearningStore calls;
  private final Sources sources;
  private final FactStore facts;
  private final BondStore bonds;
  private final Extraction extraction;
  private final InstantSource clock;

  /// What is learnt from, and whose it is.
  public record Sources(Conversations conversations, AccountStore accounts) {}

  public Learning(
      LearningStore calls,
      Sources sources,
      FactStore facts,
      BondStore bonds,
      Extraction extraction,
      InstantSource clock) {
    this.calls = calls;
    this.sources = sources;
    this.facts = facts;
    this.bonds = bonds;
    this.extraction = extraction;
    this.clock = clock;
  }

  /// Learns from calls that are due.
  ///
  /// @return from how many
  public int carryOut(int limit) {
    var learnt = 0;
    for (var due : calls.claim(clock.instant(), limit)) {
      if (attempt(due)) {
        learnt++;
      }
    }
    return learnt;
  }

  private boolean attempt(Due due) {
    var call = due.call();
    try {
      learn(call);
      return true;
    } catch (ProblemException e) {
      log.log(Level.INFO, "nothing learnt from call {0} yet: {1}", call.id(), e.problem());
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "nothing learnt from call " + call.id() + " yet", e);
    }
    if (due.tries() >= TRIES) {
      giveUp(call);
    }
    return false;
  }

  private void giveUp(Call call) {
    try {
      calls.finish(call.id());
      log.log(Level.WARNING, "call {0} is not remembered", call.id());
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "call " + call.id() + " comes again", e);
    }
  }

  private void learn(Call call) {
    var bond = new Bond(call.accountId(), call.personaId());
    if (!consented(call) || !bonds.remembers(bond)) {
      calls.finish(call.id());
      return;
    }
    var turns = sources.conversations().turns(call);
    if (turns.isEmpty()) {
      throw new ProblemException(new Problem.Unavailable(Duration.ofSeconds(10)));
    }
    if (turns.stream().noneMatch(turn -> turn.speaker() == Speaker.CALLER)) {
      calls.finish(call.id());
      return;
    }
    keep(call, bond, turns);
  }

  /// Only what is said on the person's own telephone is theirs: somebody else's words are learnt by
  /// nobody.
  private boolean consented(Call call) {
    return sources
        .accounts()
        .find(call.accountId())
        .filter(account -> account.phone().equals(call.phone()))
        .isPresent();
  }

  private void keep(Call call, Bond bond, List<SpokenTurn> turns) {
    var said =
        turns.stream()
            .filter(turn -> turn.speaker() == Speaker.CALLER)
            .map(SpokenTurn::text)
            .collect(Collectors.joining(" "));
    var shown = facts.search(bond, said, SHOWN, PATIENCE);
    var learnt = extraction.of(call.id(), new Material(turns.getFirst().startedAt(), turns, shown));
    var known = alike(bond, shown, learnt);
    var changed = Merging.merge(known, learnt.lessons());
    bonds.note(bond);
    changed.forEach(fact -> facts.keep(bond, fact));
    var at = turns.getFirst().startedAt();
    var ids = learntIn(call, known, changed);
    facts.keep(bond, new Episode(call.id(), at, learnt.summary(), learnt.tone(), ids));
    if (!calls.finish(call.id())) {
      takeBack(call, bond, changed);
    }
  }

  /// Also what was learnt from the call before a crash.
  private static List<UUID> learntIn(Call call, List<Fact> known, List<Fact> changed) {
    return Stream.concat(changed.stream(), known.stream())
        .filter(fact -> fact.calls().contains(call.id()))
        .map(Fact::id)
        .distinct()
        .toList();
  }

  /// What was shown, and whatever else might say the same as a lesson.
  private List<Fact> alike(Bond bond, List<Fact> shown, Extraction.Learnt learnt) {
    var known = new LinkedHashMap<UUID, Fact>();
    shown.forEach(fact -> known.put(fact.id(), fact));
    for (var taught : learnt.lessons()) {
      facts
          .search(bond, taught.lesson().what(), ALIKE, PATIENCE)
          .forEach(fact -> known.putIfAbsent(fact.id(), fact));
    }
    return List.copyOf(known.values());
  }

  /// The person had it forgotten, or left, while it was learnt.
  private void takeBack(Call call, Bond bond, List<Fact> changed) {
    changed.forEach(fact -> facts.drop(bond, fact.id()));
    facts.dropEpisode(bond, call.id());
  }
}
