package callmeback.core.billing;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Departing;
import callmeback.core.account.DepartureStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// Lets go of what no call is owed for, and waits until everything else is settled: only then may
/// the rest be erased.
public final class HoldsDeparting implements Departing {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final DepartureStore store;
  private final Billing billing;
  private final InstantSource clock;

  public HoldsDeparting(DepartureStore store, Billing billing, InstantSource clock) {
    this.store = store;
    this.billing = billing;
    this.clock = clock;
  }

  @Override
  public void depart(UUID accountId) {
    store.idleHolds(accountId).forEach(billing::letGo);
    if (store.busy(accountId, clock.instant())) {
      throw new ProblemException(new Problem.Unavailable(SOON));
    }
  }
}
