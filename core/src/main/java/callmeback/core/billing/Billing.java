package callmeback.core.billing;

import callmeback.core.Ids;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.AccountStore;
import callmeback.core.account.AccountStore.Standing;
import callmeback.core.account.Actor;
import callmeback.core.billing.Hold.State;
import callmeback.core.billing.PaymentGateway.HoldOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Cards, and the money reserved for a call. Our row comes first, then the provider, then what it
/// said.
public final class Billing {
  private static final UUID NO_SESSION = new UUID(0, 0);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final PaymentStore store;
  private final PaymentGateway gateway;
  private final AccountStore accounts;
  private final InstantSource clock;
  private final Ids ids;
  private final Customers customers;
  private final Settling settling;

  public Billing(
      PaymentStore store,
      PaymentGateway gateway,
      AccountStore accounts,
      InstantSource clock,
      Ids ids) {
    this.store = store;
    this.gateway = gateway;
    this.accounts = accounts;
    this.clock = clock;
    this.ids = ids;
    this.customers = new Customers(store, gateway);
    this.settling = new Settling(store, gateway, accounts, customers);
  }

  /// Saves a card; the first one, and one asked for as such, becomes the default.
  ///
  /// @throws ProblemException with `Invalid` or `CardRefused`
  public Card saveCard(Actor actor, String methodId, boolean asDefault) {
    var customer = customers.of(account(actor));
    var card = gateway.attach(customer, methodId);
    if (asDefault || store.cards(actor.accountId()).isEmpty()) {
      gateway.makeDefault(customer, card.id());
      card = card.asDefault();
    }
    store.card(actor.accountId(), card);
    return card;
  }

  /// Newest first.
  public List<Card> cards(Actor actor) {
    return store.cards(actor.accountId());
  }

  /// Holds the price of a call of `minutes` on the default card.
  ///
  /// @throws ProblemException with `NoCard` or `CardRefused`
  public HoldGranted hold(Actor actor, Minutes minutes) {
    return hold(account(actor), minutes, ids.next(), false);
  }

  /// The same without the card's owner, who cannot confirm anything now.
  ///
  /// @throws ProblemException with `NoCard`, `CardRefused` or `AccountSuspended`
  public HoldGranted holdOffSession(UUID accountId, Minutes minutes) {
    return holdOffSession(accountId, minutes, ids.next());
  }

  /// The same with an id that was written down before, so that the hold is found after a crash.
  ///
  /// @throws ProblemException with `NoCard`, `CardRefused` or `AccountSuspended`
  public HoldGranted holdOffSession(UUID accountId, Minutes minutes, UUID holdId) {
    if (accounts.standing(accountId, NO_SESSION) == Standing.SUSPENDED) {
      throw new ProblemException(new Problem.AccountSuspended());
    }
    var account =
        accounts
            .find(accountId)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("account")));
    return hold(account, minutes, holdId, true);
  }

  private HoldGranted hold(Account account, Minutes minutes, UUID holdId, boolean offSession) {
    var card =
        defaultCard(account.id()).orElseThrow(() -> new ProblemException(new Problem.NoCard()));
    var requested = request(holdId, account.id(), minutes, card.id());
    store.add(requested);
    var order =
        new HoldOrder(
            customers.of(account), card.id(), requested, requested.key("hold"), offSession);
    try {
      var authorisation = gateway.authorise(order);
      var hold = requested.answered(authorisation);
      if (!store.move(hold, State.REQUESTED)) {
        throw givenUp(authorisation.intentId(), requested);
      }
      return new HoldGranted(hold, authorisation.intentId(), authorisation.clientSecret());
    } catch (ProblemException e) {
      settling.refused(requested, e.problem());
      throw e;
    }
  }

  /// It took so long that the hold was settled meanwhile, as if nobody waited for it any more.
  private ProblemException givenUp(String intentId, Hold hold) {
    gateway.release(intentId, hold.key("release"));
    return new ProblemException(new Problem.Unavailable(AGAIN));
  }

  /// A hold of this actor's that can pay for a call now.
  ///
  /// @throws ProblemException with `HoldUnusable` or `HoldUnauthorised`
  public Hold usable(Actor actor, String intentId) {
    var hold = own(actor, intentId);
    if (hold.callId() != null) {
      throw unusable("This payment was used for another call. Start a new one.");
    }
    return switch (hold.state()) {
      case HELD -> hold;
      case UNAUTHORISED -> confirmed(hold, intentId);
      case REQUESTED, SETTLING, CAPTURED, RELEASED, REFUSED ->
          throw unusable("This payment cannot be used any more. Start a new one.");
    };
  }

  /// Gives back what this actor held and no call was asked for with.
  ///
  /// @return whether nothing is held any more; if not, it is tried again
  /// @throws ProblemException with `HoldUnusable` for one that pays for a call, or is not theirs
  public boolean release(Actor actor, String intentId) {
    if (own(actor, intentId).callId() != null) {
      throw unusable("This payment is for a call, and is settled when that ends.");
    }
    return letGo(intentId);
  }

  /// Lets go of a hold that no call was asked for with.
  ///
  /// @return whether nothing is held under this intent any more
  public boolean letGo(String intentId) {
    return store
        .holdOfIntent(intentId)
        .filter(hold -> hold.callId() == null)
        .map(settling::finish)
        .orElse(false);
  }

  /// The call that this intent pays for.
  public Optional<UUID> callOf(String intentId) {
    return store.holdOfIntent(intentId).map(Hold::callId);
  }

  public Optional<Hold> holdOfCall(UUID callId) {
    return store.holdOfCall(callId);
  }

  /// Captures or releases what an ended call owes.
  ///
  /// @return whether that is done; if not, the intent stays written and the sweep tries again
  public boolean settle(UUID callId) {
    return store.holdOfCall(callId).map(settling::finish).orElse(false);
  }

  /// The provider says something happened to this hold: looks at it afresh.
  public void refresh(String intentId) {
    store.holdOfIntent(intentId).ifPresent(hold -> settling.follow(hold, gateway.read(intentId)));
  }

  /// Finishes what a crash or an outage interrupted, oldest first.
  ///
  /// @param before holds touched since then are left to those at work on them
  /// @return how many were finished
  public int sweep(Instant before, int limit) {
    var finished = 0;
    for (var hold : store.unfinished(before, limit)) {
      if (settling.finish(hold)) {
        finished++;
      }
    }
    return finished;
  }

  private Hold confirmed(Hold hold, String intentId) {
    var now = hold.answered(gateway.read(intentId));
    store.move(now, hold.state());
    return switch (now.state()) {
      case HELD -> now;
      case UNAUTHORISED -> throw new ProblemException(new Problem.HoldUnauthorised());
      case REQUESTED, SETTLING, CAPTURED, RELEASED, REFUSED ->
          throw unusable("This payment was cancelled. Start a new one.");
    };
  }

  private Hold request(UUID holdId, UUID accountId, Minutes minutes, String cardId) {
    return new Hold(
        holdId,
        accountId,
        minutes,
        Tariff.hold(minutes),
        State.REQUESTED,
        null,
        null,
        Cents.ZERO,
        Cents.ZERO,
        clock.instant(),
        cardId,
        null);
  }

  private Hold own(Actor actor, String intentId) {
    return store
        .holdOfIntent(intentId)
        .filter(found -> found.accountId().equals(actor.accountId()))
        .orElseThrow(() -> unusable("There is no such payment. Start a new one."));
  }

  private Optional<Card> defaultCard(UUID accountId) {
    return store.cards(accountId).stream().filter(Card::isDefault).findFirst();
  }

  private Account account(Actor actor) {
    return accounts
        .find(actor.accountId())
        .orElseThrow(() -> new ProblemException(new Problem.BadToken()));
  }

  private static ProblemException unusable(String sentence) {
    return new ProblemException(new Problem.HoldUnusable(sentence));
  }
}
