package callmeback.core.billing;

import callmeback.core.account.Account;
import java.util.Optional;

/// The payment provider. Every writing step carries our own idempotency key and may be repeated.
///
/// All methods are bounded in time and throw [ProblemException]: `CardRefused` when a bank said no,
/// `Invalid` for an id that is not usable, `ProviderFailed` when the request can never succeed, and
/// `Unavailable` when it is unknown whether it did: the same step may then be repeated with the
/// same key.
public interface PaymentGateway {

  /// Returns the customer's id.
  String createCustomer(Account account, String key);

  /// Saves a payment method with the customer.
  Card attach(String customer, String methodId);

  /// The card as it is now; empty when nobody has it any more.
  Optional<Card> card(String methodId);

  void makeDefault(String customer, String methodId);

  /// Forgets a payment method; one that is forgotten already is fine.
  void detach(String methodId);

  /// Holds an amount on a saved card, for capture by us later.
  Authorisation authorise(HoldOrder order);

  /// What became of an order, if the provider ever heard of it.
  Optional<Authorisation> find(HoldOrder order);

  Authorisation read(String intentId);

  /// Takes `amount` and releases the rest. A hold that is gone or captured already is answered as
  /// it stands.
  Authorisation capture(String intentId, Cents amount, String key);

  /// Releases all. A hold that is gone or captured already is answered as it stands.
  Authorisation release(String intentId, String key);

  /// What shall be held, on whose card.
  ///
  /// @param offSession whether the card's owner is not there to confirm it
  record HoldOrder(String customer, String cardId, Hold hold, String key, boolean offSession) {}
}
