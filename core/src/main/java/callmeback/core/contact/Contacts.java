package callmeback.core.contact;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.persona.PersonaStore;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Keeping personas at hand.
public final class Contacts {
  /// More would not be found again; a decision of the house.
  static final int MOST = 100;

  private final ContactStore store;
  private final PersonaStore personas;
  private final InstantSource clock;

  public Contacts(ContactStore store, PersonaStore personas, InstantSource clock) {
    this.store = store;
    this.personas = personas;
    this.clock = clock;
  }

  /// Newest first.
  public List<Contact> list(Actor actor) {
    return store.list(actor.accountId());
  }

  /// @throws ProblemException with `NotFound` for a persona the actor cannot see, `AlreadyThere` or
  ///   `TooMany`
  public Contact add(Actor actor, UUID personaId) {
    if (!personas.find(personaId).map(found -> found.visibleTo(actor.accountId())).orElse(false)) {
      throw new ProblemException(new Problem.NotFound("persona"));
    }
    switch (store.add(actor.accountId(), personaId, clock.instant(), MOST)) {
      case ADDED -> {}
      case THERE ->
          throw new ProblemException(
              new Problem.AlreadyThere("This persona is among your contacts already."));
      case TOO_MANY -> throw new ProblemException(new Problem.TooMany(Problem.TooMany.Of.CONTACTS));
    }
    return list(actor).stream()
        .filter(contact -> contact.persona().id().equals(personaId))
        .findFirst()
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("contact")));
  }

  /// @throws ProblemException with `NotFound`
  public void remove(Actor actor, UUID personaId) {
    if (!store.remove(actor.accountId(), personaId)) {
      throw new ProblemException(new Problem.NotFound("contact"));
    }
  }
}
