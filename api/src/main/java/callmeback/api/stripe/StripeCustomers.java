package callmeback.api.stripe;

import callmeback.core.account.OutsideRecords;
import java.time.InstantSource;

/// Customers at Stripe, by their ids. With a customer its cards are deleted; its payments stay in
/// Stripe's books.
public final class StripeCustomers implements OutsideRecords {
  private static final String GONE = "resource_missing";

  private final Line line;

  public StripeCustomers(StripeConfig config, InstantSource clock) {
    this.line = new Line(config, clock);
  }

  @Override
  public void delete(String customer) {
    try {
      line.send((client, options) -> client.v1().customers().delete(customer, options));
    } catch (FailedException e) {
      if (!(e.failure() instanceof Failure.Rejected(var code, _) && code.equals(GONE))) {
        throw e.asProblem();
      }
    }
  }
}
