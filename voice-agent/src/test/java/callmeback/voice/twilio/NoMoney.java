package callmeback.voice.twilio;

import callmeback.core.billing.Card;
import callmeback.core.billing.Hold;
import callmeback.core.billing.PaymentStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Payments where no call has a hold.
final class NoMoney implements PaymentStore {

  @Override
  public Optional<String> customer(UUID accountId) {
    return Optional.empty();
  }

  @Override
  public void customer(UUID accountId, String customer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void card(UUID accountId, Card card) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Card> cards(UUID accountId) {
    return List.of();
  }

  @Override
  public void add(Hold hold) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Hold> holdOfIntent(String intentId) {
    return Optional.empty();
  }

  @Override
  public Optional<Hold> holdOfCall(UUID callId) {
    return Optional.empty();
  }

  @Override
  public boolean move(Hold hold, Hold.State from) {
    return false;
  }

  @Override
  public void postpone(UUID holdId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Hold> unfinished(Instant before, int limit) {
    return List.of();
  }
}
