package callmeback.core.call;

import callmeback.core.Ids;
import callmeback.core.Page;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Accounts;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.persona.Persona;
import callmeback.core.persona.Personas;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What people do with calls: ask for one, look at them, hang up.
public final class Calls {
  private final CallStore store;
  private final Dialler dialler;
  private final Conversations conversations;
  private final People people;
  private final Billing billing;
  private final Rules rules;

  /// Who may call and be called.
  public record People(Accounts accounts, Personas personas) {}

  /// Time, ids, and who may be called when.
  public record Rules(InstantSource clock, Ids ids, DialRules dialling) {}

  public Calls(
      CallStore store,
      Dialler dialler,
      Conversations conversations,
      People people,
      Billing billing,
      Rules rules) {
    this.store = store;
    this.dialler = dialler;
    this.conversations = conversations;
    this.people = people;
    this.billing = billing;
    this.rules = rules;
  }

  /// Places a call now: the call is written down first, then dialled.
  ///
  /// @throws ProblemException with what [DialRules] object to, `PersonaUnusable`, `HoldUnusable`,
  ///   `HoldUnauthorised`, `CallInProgress`, or what the telephone company refused it for; then
  ///   nothing is charged
  public Call place(Actor actor, CallOrder order) {
    var persona = acceptable(actor, order);
    var hold = billing.usable(actor, order.intentId());
    rules.dialling().requireMoment(people.accounts().me(actor), order.phone(), hold.minutes());
    var call = begin(newCall(actor, order, persona, hold), hold);
    if (order.purpose() != null) {
      conversations.brief(call, order.purpose());
    }
    return dialler.dial(call);
  }

  /// The persona that would call, if this order can be taken at all.
  ///
  /// @throws ProblemException with what [DialRules] object to in the number, or `PersonaUnusable`
  public Persona acceptable(Actor actor, CallOrder order) {
    return acceptable(actor, order.phone(), order.personaId());
  }

  /// The same before there is an order.
  ///
  /// @throws ProblemException with what [DialRules] object to in the number, or `PersonaUnusable`
  public Persona acceptable(Actor actor, PhoneNumber phone, UUID personaId) {
    rules.dialling().requireNumber(people.accounts().me(actor), phone);
    return people.personas().callable(actor, personaId);
  }

  public Page<Call> list(Actor actor, CallQuery query) {
    return store.list(actor.accountId(), query);
  }

  /// @throws ProblemException with `NotFound` for an unknown call and for somebody else's alike
  public Call get(Actor actor, UUID id) {
    return store
        .find(id)
        .filter(call -> call.accountId().equals(actor.accountId()))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("call")));
  }

  /// What was said so far, or in all.
  public List<SpokenTurn> turns(Call call) {
    return call.heardAt() == null ? List.of() : conversations.turns(call);
  }

  public Receipt receipt(Call call) {
    var hold = billing.holdOfCall(call.id());
    return new Receipt(
        hold.map(Hold::amount).orElse(Cents.ZERO),
        hold.map(Hold::captured).orElse(Cents.ZERO),
        hold.map(Hold::released).orElse(Cents.ZERO),
        hold.map(Hold::pending).orElse(Cents.ZERO),
        store.costs(call.id()));
  }

  /// Hangs up a live call, whether it rings already or not; an ended one stays as it is.
  public Call hangUp(Actor actor, UUID id) {
    var call = get(actor, id);
    if (call.status().live()) {
      dialler.hangUp(call);
    }
    return get(actor, id);
  }

  /// What this call is for, if anything was said of it.
  public Optional<Purpose> purpose(Call call) {
    return conversations.purpose(call);
  }

  private Call begin(Call call, Hold hold) {
    return switch (store.begin(call, hold)) {
      case STARTED -> call;
      case CALL_IN_PROGRESS -> throw new ProblemException(new Problem.CallInProgress());
      case PHONE_BUSY -> throw new ProblemException(new Problem.CallInProgress(true));
      case HOLD_TAKEN ->
          throw new ProblemException(
              new Problem.HoldUnusable("This payment was used for another call. Start a new one."));
    };
  }

  private Call newCall(Actor actor, CallOrder order, Persona persona, Hold hold) {
    return new Call(
        rules.ids().next(),
        actor.accountId(),
        persona.id(),
        persona.name(),
        order.phone(),
        order.intentId(),
        hold.minutes(),
        CallStatus.INITIATED,
        null,
        null,
        null,
        null,
        0,
        Cents.ZERO,
        null,
        rules.clock().instant());
  }
}
