package callmeback.core.billing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Customers, cards and holds that last as long as a test.
public final class PaymentsInMemory implements PaymentStore {
  private final InstantSource clock;
  private final Map<UUID, String> customers = new HashMap<>();
  private final Map<UUID, List<Card>> cards = new HashMap<>();
  private final Map<UUID, Hold> holds = new LinkedHashMap<>();

  /// How often each hold was put off.
  public final Map<UUID, Integer> postponed = new HashMap<>();

  private final Map<UUID, Instant> touched = new HashMap<>();

  public PaymentsInMemory(InstantSource clock) {
    this.clock = clock;
  }

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
    var kept = new ArrayList<Card>();
    kept.add(card);
    for (var other : cards(accountId)) {
      if (!other.id().equals(card.id())) {
        kept.add(card.isDefault() ? ordinary(other) : other);
      }
    }
    cards.put(accountId, kept);
  }

  @Override
  public List<Card> cards(UUID accountId) {
    return cards.getOrDefault(accountId, List.of());
  }

  @Override
  public void add(Hold hold) {
    put(hold);
  }

  @Override
  public Optional<Hold> holdOfIntent(String intentId) {
    return holds.values().stream().filter(hold -> intentId.equals(hold.intentId())).findFirst();
  }

  @Override
  public Optional<Hold> holdOfCall(UUID callId) {
    return holds.values().stream().filter(hold -> callId.equals(hold.callId())).findFirst();
  }

  @Override
  public boolean move(Hold hold, Hold.State from) {
    var kept = holds.get(hold.id());
    if (kept == null || kept.state() != from) {
      return false;
    }
    put(hold);
    return true;
  }

  @Override
  public void postpone(UUID holdId) {
    postponed.merge(holdId, 1, Integer::sum);
  }

  @Override
  public List<Hold> unfinished(Instant before, int limit) {
    Predicate<Hold> left =
        hold ->
            switch (hold.state()) {
              case REQUESTED, SETTLING -> true;
              case HELD, UNAUTHORISED -> hold.callId() == null;
              case CAPTURED, RELEASED, REFUSED -> false;
            };
    return holds.values().stream()
        .filter(hold -> at(hold).isBefore(before))
        .filter(left)
        .sorted(Comparator.comparing(this::at))
        .limit(limit)
        .toList();
  }

  public List<Hold> holds() {
    return List.copyOf(holds.values());
  }

  /// Makes a hold pay for a call.
  ///
  /// @return false when it pays for another or holds no money
  public boolean bind(UUID holdId, UUID callId) {
    var hold = holds.get(holdId);
    if (hold == null || hold.callId() != null || hold.state() != Hold.State.HELD) {
      return false;
    }
    put(copy(hold, Hold.State.HELD, callId, hold.due()));
    return true;
  }

  /// The call is over and owes this much.
  public void settling(UUID callId, Cents due) {
    holdOfCall(callId).ifPresent(hold -> put(copy(hold, Hold.State.SETTLING, callId, due)));
  }

  private void put(Hold hold) {
    holds.put(hold.id(), hold);
    touched.put(hold.id(), clock.instant());
  }

  private Instant at(Hold hold) {
    return touched.getOrDefault(hold.id(), hold.createdAt());
  }

  private static Card ordinary(Card card) {
    return new Card(
        card.id(), card.type(), card.last4(), card.brand(), card.expMonth(), card.expYear(), false);
  }

  private static Hold copy(Hold hold, Hold.State state, UUID callId, Cents due) {
    return new Hold(
        hold.id(),
        hold.accountId(),
        hold.minutes(),
        hold.amount(),
        state,
        hold.intentId(),
        callId,
        due,
        hold.captured(),
        hold.createdAt(),
        hold.cardId(),
        hold.captureBefore());
  }
}
