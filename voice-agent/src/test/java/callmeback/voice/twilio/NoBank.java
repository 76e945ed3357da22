package callmeback.voice.twilio;

import callmeback.core.account.Account;
import callmeback.core.billing.Authorisation;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.PaymentGateway;
import java.util.Optional;

/// A payment provider nobody asks.
final class NoBank implements PaymentGateway {

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
