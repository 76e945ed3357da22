package callmeback.core.billing;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.AccountStore;
import callmeback.core.billing.Hold.State;
import callmeback.core.billing.PaymentGateway.HoldOrder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// Brings holds to their end, as often as it takes: what is due is captured, the rest goes back.
final class Settling {
  private static final Logger log = System.getLogger(Settling.class.getName());

  private final PaymentStore store;
  private final PaymentGateway gateway;
  private final AccountStore accounts;
  private final Customers customers;

  Settling(PaymentStore store, PaymentGateway gateway, AccountStore accounts, Customers customers) {
    this.store = store;
    this.gateway = gateway;
    this.accounts = accounts;
    this.customers = customers;
  }

  /// @return whether nothing is left to do; if not, the intent stays written for the next time
  boolean finish(Hold hold) {
    try {
      return switch (hold.state()) {
        case SETTLING -> settle(hold);
        case REQUESTED -> adopt(hold);
        case HELD, UNAUTHORISED -> letGo(hold);
        case CAPTURED, RELEASED, REFUSED -> true;
      };
    } catch (ProblemException e) {
      return refused(hold, e.problem());
    }
  }

  /// A hold that was never granted is over with the bank's no, or with anything else but an outage.
  boolean refused(Hold hold, Problem problem) {
    var over = hold.state() == State.REQUESTED && !(problem instanceof Problem.Unavailable);
    if (!over) {
      store.postpone(hold.id());
    }
    return over && store.move(hold.moved(State.REFUSED), State.REQUESTED);
  }

  /// Writes down what the provider says; a settled hold never moves again.
  boolean follow(Hold hold, Authorisation authorisation) {
    var settled = hold.state() == State.CAPTURED || hold.state() == State.RELEASED;
    var now = hold.answered(authorisation);
    if (settled || now.state() == hold.state() || !store.move(now, hold.state())) {
      return false;
    }
    if (now.state() == State.RELEASED && !now.due().isZero()) {
      log.log(Level.WARNING, "hold {0} was gone before {1} were captured", now.id(), now.due());
    }
    return true;
  }

  /// The asker never learnt of this hold: it is looked up, and released.
  private boolean adopt(Hold hold) {
    var found = asked(hold).map(hold::answered);
    if (found.isEmpty()) {
      return store.move(hold.moved(State.RELEASED), State.REQUESTED);
    }
    return store.move(found.get(), State.REQUESTED) && finish(found.get());
  }

  /// What became of the request. It is not repeated: that could place a hold only to release it.
  /// One that the provider does not list yet is found by the [Reconciler].
  private Optional<Authorisation> asked(Hold hold) {
    var account = accounts.find(hold.accountId());
    var card = hold.cardId();
    return account.isEmpty() || card == null
        ? Optional.empty()
        : gateway.find(
            new HoldOrder(customers.of(account.get()), card, hold, hold.key("hold"), false));
  }

  private boolean letGo(Hold hold) {
    var settling = hold.moved(State.SETTLING);
    return store.move(settling, hold.state()) && settle(settling);
  }

  private boolean settle(Hold hold) {
    var intentId = hold.intentId();
    return intentId == null
        ? store.move(hold.moved(State.RELEASED), State.SETTLING)
        : follow(hold, captured(hold, intentId)) || over(intentId);
  }

  /// The provider's own event may have been written faster than its answer.
  private boolean over(String intentId) {
    return store
        .holdOfIntent(intentId)
        .map(Hold::state)
        .filter(state -> state == State.CAPTURED || state == State.RELEASED)
        .isPresent();
  }

  /// What the bank will not pay is not left on the card either.
  private Authorisation captured(Hold hold, String intentId) {
    if (hold.due().isZero()) {
      return gateway.release(intentId, hold.key("release"));
    }
    try {
      return gateway.capture(intentId, hold.due(), hold.key("capture"));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.CardRefused) {
        return gateway.release(intentId, hold.key("release"));
      }
      throw e;
    }
  }
}
