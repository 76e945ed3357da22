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
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.Telephony.Dialling;
import callmeback.core.persona.Persona;
import callmeback.core.persona.Personas;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// What people do with calls: ask for one, look at them, hang up.
public final class Calls {
  private final CallStore store;
  private final Telephony telephony;
  private final Conversations conversations;
  private final People people;
  private final Billing billing;
  private final Rules rules;

  /// Who may call and be called.
  public record People(Accounts accounts, Personas personas) {}

  /// Time, ids, and which numbers may be called.
  ///
  /// @param verifiedPhonesOnly whether a number has to be proved to be one's own
  public record Rules(
      InstantSource clock, Ids ids, boolean verifiedPhonesOnly, DialPermit permit) {}

  public Calls(
      CallStore store,
      Telephony telephony,
      Conversations conversations,
      People people,
      Billing billing,
      Rules rules) {
    this.store = store;
    this.telephony = telephony;
    this.conversations = conversations;
    this.people = people;
    this.billing = billing;
    this.rules = rules;
  }

  /// Places a call now: the call is written down first, then dialled exactly once.
  ///
  /// @throws ProblemException with `PhoneUnverified`, `PersonaUnusable`, `HoldUnusable`,
  ///   `HoldUnauthorised`, `CallInProgress`, or what the telephone company refused it for; then
  ///   nothing is charged
  public Call place(Actor actor, CallOrder order) {
    var persona = acceptable(actor, order);
    var hold = billing.usable(actor, order.intentId());
    var call = begin(newCall(actor, order, persona, hold), hold);
    return switch (telephony.dial(call.id(), call.phone(), call.minutes().duration())) {
      case Dialling.Accepted(var sid) -> dialled(call, sid);
      case Dialling.Unclear() -> call;
      case Dialling.Refused(var problem) -> {
        store.end(call.id(), new Ending(Outcome.REFUSED, 0, Cents.ZERO, rules.clock().instant()));
        billing.settle(call.id());
        throw new ProblemException(problem);
      }
    };
  }

  /// The persona that would call, if this order can be taken at all.
  ///
  /// @throws ProblemException with `PhoneUnverified`, `PersonaUnusable`, or why the number may not
  ///   be called
  public Persona acceptable(Actor actor, CallOrder order) {
    requireOwnPhone(actor, order.phone());
    rules.permit().require(actor.accountId(), order.phone());
    return people.personas().callable(actor, order.personaId());
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
        store.costs(call.id()));
  }

  /// Hangs up a live call; an ended one stays as it is.
  public Call hangUp(Actor actor, UUID id) {
    var call = get(actor, id);
    var sid = call.sid();
    if (call.status().live() && sid != null) {
      telephony.hangUp(sid);
    }
    return get(actor, id);
  }

  private void requireOwnPhone(Actor actor, PhoneNumber phone) {
    var account = people.accounts().me(actor);
    if (rules.verifiedPhonesOnly() && !(account.phoneVerified() && account.phone().equals(phone))) {
      throw new ProblemException(new Problem.PhoneUnverified());
    }
  }

  private Call begin(Call call, Hold hold) {
    return switch (store.begin(call, hold)) {
      case STARTED -> call;
      case CALL_IN_PROGRESS -> throw new ProblemException(new Problem.CallInProgress());
      case HOLD_TAKEN ->
          throw new ProblemException(
              new Problem.HoldUnusable("This payment was used for another call. Start a new one."));
    };
  }

  private Call dialled(Call call, String sid) {
    store.dialled(call.id(), sid);
    return store.find(call.id()).orElse(call);
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
