package callmeback.core.memory;

import callmeback.core.Ids;
import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people do with what is remembered of them: look at it, add to it, correct it, have it
/// forgotten, and switch it off.
public final class Facts {
  private final FactStore facts;
  private final BondStore bonds;
  private final Records records;
  private final LearningStore learning;
  private final InstantSource clock;
  private final Ids ids;

  public Facts(
      FactStore facts,
      BondStore bonds,
      Records records,
      LearningStore learning,
      InstantSource clock,
      Ids ids) {
    this.facts = facts;
    this.bonds = bonds;
    this.records = records;
    this.learning = learning;
    this.clock = clock;
    this.ids = ids;
  }

  /// A fact and who knows it.
  public record Known(UUID personaId, Fact fact) {}

  /// Newest first.
  ///
  /// @param personaId only what this one knows, or null for all of them
  public Page<Known> list(Actor actor, @Nullable UUID personaId, PageRequest page) {
    var all = all(actor, personaId);
    var first = Math.min(page.offset(), all.size());
    var last = Math.min(first + page.limit(), all.size());
    return new Page<>(all.subList((int) first, (int) last), page, all.size());
  }

  /// Everything that is known, newest first.
  public List<Known> all(Actor actor, @Nullable UUID personaId) {
    return personas(actor, personaId).stream()
        .flatMap(persona ->
            facts.all(bond(actor, persona)).stream().map(fact -> new Known(persona, fact)))
        .sorted(
            Comparator.comparing((Known known) -> known.fact().now().learnedAt())
                .reversed()
                .thenComparing(known -> known.fact().id()))
        .toList();
  }

  /// @throws ProblemException with `NotFound`, for somebody else's as well
  public Known get(Actor actor, UUID factId) {
    return bonds.personas(actor.accountId()).stream()
        .flatMap(persona ->
            facts.find(bond(actor, persona), factId).stream().map(fact -> new Known(persona, fact)))
        .findFirst()
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("memory")));
  }

  /// Adds something a person says of themselves; what is known already stays as it is.
  ///
  /// @param whose whom it is about, or null for the person themselves
  /// @throws ProblemException with `Forbidden` where memory is switched off
  public Known remember(
      Actor actor, UUID personaId, String what, @Nullable String whose, @Nullable Occasion when) {
    var bond = bond(actor, personaId);
    if (!bonds.remembers(bond)) {
      throw new ProblemException(
          new Problem.Forbidden("Memory is switched off. Switch it on first."));
    }
    var lesson = new Lesson(what, whose, clock.instant(), when, Lesson.CERTAIN, null);
    var same =
        facts.search(bond, what, Recall.MOST, Duration.ZERO).stream()
            .filter(known -> known.now().says(lesson))
            .findFirst();
    var fact = same.orElseGet(() -> new Fact(ids.next(), lesson, List.of()));
    if (same.isEmpty()) {
      bonds.note(bond);
      facts.keep(bond, fact);
    }
    return new Known(personaId, fact);
  }

  /// Puts right what is known; what was thought before stays as its history, so that it is not
  /// learnt again.
  ///
  /// @throws ProblemException with `NotFound`
  public Known correct(Actor actor, UUID factId, String what) {
    var known = get(actor, factId);
    var old = known.fact().now();
    var lesson =
        new Lesson(what, old.whose(), clock.instant(), old.happened(), Lesson.CERTAIN, null);
    var corrected = known.fact().taught(lesson);
    facts.keep(bond(actor, known.personaId()), corrected);
    return new Known(known.personaId(), corrected);
  }

  /// Removes a fact with its history, the lines it was learnt from, wherever they are kept, and
  /// what is remembered of the calls they were said in.
  ///
  /// @throws ProblemException with `NotFound`, or with `Unavailable` when it has to be asked again
  public void forget(Actor actor, UUID factId) {
    var known = get(actor, factId);
    var bond = bond(actor, known.personaId());
    records.strike(bond, known.fact().phrases());
    known.fact().calls().forEach(call -> facts.dropEpisode(bond, call));
    facts.drop(bond, factId);
  }

  /// Removes all that is remembered, and what was written down of the calls.
  ///
  /// @param personaId only what this one remembers, or null for all of them
  public void forgetAll(Actor actor, @Nullable UUID personaId) {
    for (var persona : personas(actor, personaId)) {
      var bond = bond(actor, persona);
      learning.finishAll(bond);
      records.erase(bond);
    }
  }

  public BondStore.Switches switches(Actor actor) {
    return bonds.switches(actor.accountId());
  }

  /// Switches memory on or off. Off, nothing is learnt and nothing recalled; what is known stays
  /// until it is forgotten.
  ///
  /// @param personaId only for this one, or null for all of them
  public BondStore.Switches turn(Actor actor, @Nullable UUID personaId, boolean on) {
    if (personaId == null) {
      bonds.turn(actor.accountId(), on);
    } else {
      bonds.turn(bond(actor, personaId), on);
    }
    return switches(actor);
  }

  private List<UUID> personas(Actor actor, @Nullable UUID personaId) {
    return personaId == null ? bonds.personas(actor.accountId()) : List.of(personaId);
  }

  private static Bond bond(Actor actor, UUID personaId) {
    return new Bond(actor.accountId(), personaId);
  }
}
