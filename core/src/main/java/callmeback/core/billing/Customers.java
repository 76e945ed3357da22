package callmeback.core.billing;

import callmeback.core.account.Account;

/// Who our people are at the payment provider.
final class Customers {
  private final PaymentStore store;
  private final PaymentGateway gateway;

  Customers(PaymentStore store, PaymentGateway gateway) {
    this.store = store;
    this.gateway = gateway;
  }

  /// The customer's id there; made when there is none yet.
  String of(Account account) {
    return store
        .customer(account.id())
        .orElseGet(() -> {
          var customer = gateway.createCustomer(account, "cmb:%s:customer".formatted(account.id()));
          store.customer(account.id(), customer);
          return customer;
        });
  }
}
