package callmeback.core.persona;

import callmeback.core.Page;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.util.List;
import java.util.UUID;

/// Finding the one who shall call.
public final class Personas {
  private final PersonaStore store;

  public Personas(PersonaStore store) {
    this.store = store;
  }

  public Page<Persona> listPublic(PersonaQuery query) {
    return store.list(query, null);
  }

  public Page<Persona> list(Actor actor, PersonaQuery query) {
    return store.list(query, actor.accountId());
  }

  /// A persona this actor may be called by.
  ///
  /// @throws ProblemException with `PersonaUnusable` for an unknown one and for somebody else's
  ///   private one alike
  public Persona callable(Actor actor, UUID id) {
    return store
        .find(id)
        .filter(persona -> persona.visibleTo(actor.accountId()))
        .orElseThrow(() ->
            new ProblemException(new Problem.PersonaUnusable("Choose a persona from your list.")));
  }

  /// @throws ProblemException with `NotFound` for an unknown one and for somebody else's private
  ///   one alike
  public Persona get(Actor actor, UUID id) {
    return store
        .find(id)
        .filter(persona -> persona.visibleTo(actor.accountId()))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("persona")));
  }

  /// Puts the house's own personas in place; the same again changes nothing.
  public void seed(List<Persona> houses) {
    store.seed(houses);
  }
}
