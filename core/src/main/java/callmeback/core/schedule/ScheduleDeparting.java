package callmeback.core.schedule;

import callmeback.core.account.Departing;
import callmeback.core.billing.Billing;
import callmeback.core.schedule.ScheduledCall.State;
import java.util.UUID;

/// Cancels the calls that somebody who leaves had asked for.
public final class ScheduleDeparting implements Departing {
  private final ScheduleStore store;
  private final Billing billing;

  public ScheduleDeparting(ScheduleStore store, Billing billing) {
    this.store = store;
    this.billing = billing;
  }

  @Override
  public void depart(UUID accountId) {
    for (var call : store.list(accountId, State.SCHEDULED, false)) {
      var intentId = call.intentId();
      if (store.move(call.id(), State.SCHEDULED, State.CANCELLED) && intentId != null) {
        billing.letGo(intentId);
      }
    }
  }
}
