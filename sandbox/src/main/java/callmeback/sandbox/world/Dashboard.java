package callmeback.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;

/// What an account's owner, or a card holder's bank, does at Stripe beside the API; each is
/// announced by its webhooks. Every method answers with the object as it is then, and throws
/// [BadRequest] when it makes no sense.
public interface Dashboard {

  /// Takes a card from its customer.
  JsonNode detach(String paymentMethod);

  /// Deletes a customer, whose cards are detached.
  JsonNode deleteCustomer(String customer);

  /// Somebody's bank wants the money back that a PaymentIntent captured; the dispute.
  JsonNode dispute(String paymentIntent);

  /// @param won by the account
  JsonNode closeDispute(String dispute, boolean won);
}
