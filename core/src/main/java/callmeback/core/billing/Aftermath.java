package callmeback.core.billing;

import callmeback.core.billing.Hold.State;
import java.util.UUID;

/// What becomes of money after it was captured: it may be given back, or the card's bank may want
/// it back.
public final class Aftermath {
  private final PaymentStore payments;
  private final Store store;
  private final PaymentBooks books;

  /// Keeps it with the hold.
  public interface Store {
    void afterwards(UUID holdId, Cents refunded, boolean disputed);
  }

  public Aftermath(PaymentStore payments, Store store, PaymentBooks books) {
    this.payments = payments;
    this.store = store;
    this.books = books;
  }

  /// The provider says something happened to this payment: looks at it afresh.
  public void refresh(String intentId) {
    payments
        .holdOfIntent(intentId)
        .filter(hold -> hold.state() == State.CAPTURED)
        .ifPresent(hold -> {
          var entry = books.read(intentId);
          store.afterwards(hold.id(), entry.refunded(), entry.disputed());
        });
  }
}
