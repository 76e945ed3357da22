package callmeback.mcp;

import callmeback.core.account.Account;
import callmeback.core.billing.Authorisation;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.PaymentGateway;
import callmeback.core.billing.PaymentStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One person's card and one hold, which can only be read, and a payment provider nobody may ask.
record OneWallet(UUID accountId, Card card, Hold hold) implements PaymentStore, PaymentGateway {

  @Override
  public List<Card> cards(UUID account) {
    return account.equals(accountId) ? List.of(card) : List.of();
  }

  @Override
  public Optional<Hold> holdOfCall(UUID callId) {
    return Optional.of(hold).filter(one -> callId.equals(one.callId()));
  }

  @Override
  public Optional<String> customer(UUID account) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void customer(UUID account, String customer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void card(UUID account, Card added) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void add(Hold added) {
    throw new UnsupportedOperationException();
  }

  /// One that went back already.
  @Override
  public Optional<Hold> holdOfIntent(String intentId) {
    return Optional.of(
        new Hold(
            hold.id(),
            accountId,
            hold.minutes(),
            hold.amount(),
            Hold.State.RELEASED,
            intentId,
            null,
            Cents.ZERO,
            Cents.ZERO,
            hold.createdAt(),
            null,
            null));
  }

  @Override
  public boolean move(Hold moved, Hold.State from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void postpone(UUID holdId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Hold> unfinished(Instant before, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String createCustomer(Account account, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Card attach(String customer, String methodId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Card> card(String methodId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void makeDefault(String customer, String methodId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void detach(String methodId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Authorisation authorise(HoldOrder order) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Authorisation> find(HoldOrder order) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Authorisation read(String intentId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Authorisation capture(String intentId, Cents amount, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Authorisation release(String intentId, String key) {
    throw new UnsupportedOperationException();
  }
}
