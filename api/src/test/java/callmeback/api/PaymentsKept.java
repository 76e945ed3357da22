package callmeback.api;

import callmeback.core.billing.Aftermath;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.PaymentStore;
import callmeback.core.billing.WalletStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Customers, cards and holds that last as long as a test.
final class PaymentsKept implements PaymentStore, WalletStore, Aftermath.Store {
  final Set<UUID> disputed = ConcurrentHashMap.newKeySet();
  private final Map<UUID, String> customers = new ConcurrentHashMap<>();
  private final Map<UUID, List<Card>> cards = new ConcurrentHashMap<>();
  private final Map<UUID, Hold> holds = new ConcurrentHashMap<>();

  @Override
  public Optional<String> customer(UUID accountId) {
    return Optional.ofNullable(customers.get(accountId));
  }

  @Override
  public void customer(UUID accountId, String customer) {
    customers.put(accountId, customer);
  }

  @Override
  public void card(UUID accountId, Card card) {
    var all = new ArrayList<>(List.of(card));
    cards(accountId).stream()
        .filter(other -> !other.id().equals(card.id()))
        .forEach(other -> all.add(card.isDefault() ? ordinary(other) : other));
    cards.put(accountId, all);
  }

  private static Card ordinary(Card card) {
    return new Card(
        card.id(), card.type(), card.last4(), card.brand(), card.expMonth(), card.expYear(), false);
  }

  @Override
  public List<Card> cards(UUID accountId) {
    return cards.getOrDefault(accountId, List.of());
  }

  @Override
  public void add(Hold hold) {
    holds.put(hold.id(), hold);
  }

  @Override
  public Optional<Hold> holdOfIntent(String intentId) {
    return holds.values().stream().filter(one -> intentId.equals(one.intentId())).findFirst();
  }

  @Override
  public Optional<Hold> holdOfCall(UUID callId) {
    return holds.values().stream().filter(one -> callId.equals(one.callId())).findFirst();
  }

  @Override
  public boolean move(Hold hold, Hold.State from) {
    return holds.replace(hold.id(), hold) != null;
  }

  @Override
  public void postpone(UUID holdId) {}

  @Override
  public List<Hold> unfinished(Instant before, int limit) {
    return List.of();
  }

  @Override
  public void makeDefault(UUID accountId, String cardId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remove(UUID accountId, String cardId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void afterwards(UUID holdId, Cents refunded, boolean isDisputed) {
    if (isDisputed) {
      disputed.add(holdId);
    } else {
      disputed.remove(holdId);
    }
  }

  @Override
  public Optional<UUID> owner(String cardId) {
    return cards.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(card -> card.id().equals(cardId)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public void forget(String cardId) {
    cards.replaceAll((_, all) -> all.stream().filter(card -> !card.id().equals(cardId)).toList());
  }

  @Override
  public boolean holdsOn(String cardId) {
    return false;
  }

  List<Hold> holds() {
    return List.copyOf(holds.values());
  }
}
