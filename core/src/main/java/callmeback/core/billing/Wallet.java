package callmeback.core.billing;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.util.List;

/// The cards somebody has saved.
public final class Wallet {
  private final PaymentStore payments;
  private final WalletStore store;
  private final PaymentGateway gateway;

  public Wallet(PaymentStore payments, WalletStore store, PaymentGateway gateway) {
    this.payments = payments;
    this.store = store;
    this.gateway = gateway;
  }

  /// Newest first.
  public List<Card> cards(Actor actor) {
    return payments.cards(actor.accountId());
  }

  /// The provider comes first: a card that is gone there and still here is found out by the next
  /// hold, the other way round it could be charged unseen.
  ///
  /// @throws ProblemException with `NotFound` or `CardInUse`
  public void remove(Actor actor, String cardId) {
    var card = own(actor, cardId);
    if (card.isDefault()) {
      throw new ProblemException(
          new Problem.CardInUse("Make another card the default one before you remove this."));
    }
    if (store.holdsOn(cardId)) {
      throw new ProblemException(
          new Problem.CardInUse(
              "Money for a call is held on this card. Try again after the call."));
    }
    gateway.detach(cardId);
    store.remove(actor.accountId(), cardId);
  }

  /// @throws ProblemException with `NotFound`
  public void makeDefault(Actor actor, String cardId) {
    own(actor, cardId);
    payments
        .customer(actor.accountId())
        .ifPresent(customer -> gateway.makeDefault(customer, cardId));
    store.makeDefault(actor.accountId(), cardId);
  }

  /// The provider says something happened to this card: looks at it afresh.
  public void refresh(String cardId) {
    store
        .owner(cardId)
        .ifPresent(owner ->
            gateway
                .card(cardId)
                .ifPresentOrElse(card -> payments.card(owner, card), () -> store.forget(cardId)));
  }

  private Card own(Actor actor, String cardId) {
    return cards(actor).stream()
        .filter(card -> card.id().equals(cardId))
        .findFirst()
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("card")));
  }
}
