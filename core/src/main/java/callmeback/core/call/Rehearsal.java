package callmeback.core.call;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.persona.Persona;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows an author what the model would be told if their persona called them now.
public final class Rehearsal {
  private static final UUID NO_CALL = new UUID(0, 0);

  private final Parties parties;
  private final CallStore store;
  private final Briefings briefings;
  private final InstantSource clock;

  public Rehearsal(Parties parties, CallStore store, Briefings briefings, InstantSource clock) {
    this.parties = parties;
    this.store = store;
    this.briefings = briefings;
    this.clock = clock;
  }

  /// The layers of a call that nobody placed.
  ///
  /// @param purpose null for what the persona calls people for anyway
  /// @throws ProblemException with `NotFound` for a persona the actor cannot see
  public List<Briefings.Layer> layers(
      Actor actor, UUID personaId, @Nullable Purpose purpose, Minutes minutes) {
    var persona =
        parties
            .personas()
            .find(personaId)
            .filter(found -> found.visibleTo(actor.accountId()))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("persona")));
    var account =
        parties
            .accounts()
            .find(actor.accountId())
            .orElseThrow(() -> new ProblemException(new Problem.BadToken()));
    return briefings.layers(
        new CallContext(
            imagined(account, persona, minutes),
            account,
            persona,
            store.relationship(account.id(), personaId),
            purpose,
            minutes.duration().toSeconds()));
  }

  private Call imagined(Account account, Persona persona, Minutes minutes) {
    return new Call(
        NO_CALL,
        account.id(),
        persona.id(),
        persona.name(),
        account.phone(),
        "",
        minutes,
        CallStatus.INITIATED,
        null,
        null,
        null,
        null,
        0,
        Cents.ZERO,
        null,
        clock.instant());
  }
}
