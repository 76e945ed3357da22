package callmeback.api.billing;

import callmeback.core.billing.Card;

/// A saved card as its owner sees it.
record CardJson(
    String id,
    String type,
    String last4,
    String brand,
    int expMonth,
    int expYear,
    boolean isDefault) {

  static CardJson of(Card card) {
    return new CardJson(
        card.id(),
        card.type(),
        card.last4(),
        card.brand(),
        card.expMonth(),
        card.expYear(),
        card.isDefault());
  }
}
