package callmeback.core.quote;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Accounts;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.SpendStore;
import callmeback.core.call.Calls;
import callmeback.core.call.DialRules;
import callmeback.core.persona.Persona;
import java.util.Optional;

/// What would be refused, found out before anybody is asked and anything is held. It changes
/// nothing, and decides nothing: all of it is asked again where it counts.
public final class Preflight {
  private final Accounts accounts;
  private final Calls calls;
  private final DialRules dialling;
  private final Billing billing;
  private final SpendStore caps;

  public Preflight(
      Accounts accounts, Calls calls, DialRules dialling, Billing billing, SpendStore caps) {
    this.accounts = accounts;
    this.calls = calls;
    this.dialling = dialling;
    this.billing = billing;
    this.caps = caps;
  }

  PhoneNumber ownNumber(Actor actor) {
    return accounts.me(actor).phone();
  }

  /// The persona that would call, if this number can be called by it at all.
  ///
  /// @throws ProblemException with what [DialRules] object to in the number, or `PersonaUnusable`
  Persona acceptable(Actor actor, CallTerms terms) {
    return calls.acceptable(actor, terms.phone(), terms.personaId());
  }

  /// @throws ProblemException with what [DialRules] object to now
  void requireMoment(Actor actor, CallTerms terms) {
    dialling.requireMoment(accounts.me(actor), terms.phone(), terms.minutes());
  }

  /// The card that would pay.
  ///
  /// @throws ProblemException with `Unavailable` while nobody is called, `NoCard`, or
  ///   `SpendingStopped`
  Card requireMoney(Actor actor, Cents amount) {
    dialling.requireOpen();
    var card = card(actor).orElseThrow(() -> new ProblemException(new Problem.NoCard()));
    var id = actor.accountId();
    caps.caps(id).check(caps.spent(id), amount);
    return card;
  }

  Optional<Card> card(Actor actor) {
    return billing.cards(actor).stream().filter(Card::isDefault).findFirst();
  }

  /// Why this call could not be placed now, if it could not.
  Optional<Problem> objection(Actor actor, CallTerms terms) {
    try {
      requireMoment(actor, terms);
      requireMoney(actor, terms.hold());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }
}
