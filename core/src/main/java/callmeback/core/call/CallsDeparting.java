package callmeback.core.call;

import callmeback.core.PageRequest;
import callmeback.core.account.Departing;
import callmeback.core.call.CallQuery.Sort;
import java.util.List;
import java.util.UUID;

/// Hangs up on somebody who leaves.
public final class CallsDeparting implements Departing {
  private final CallStore store;
  private final Telephony telephony;

  public CallsDeparting(CallStore store, Telephony telephony) {
    this.store = store;
    this.telephony = telephony;
  }

  @Override
  public void depart(UUID accountId) {
    for (var status : List.of(CallStatus.INITIATED, CallStatus.IN_PROGRESS)) {
      var live = new CallQuery(new PageRequest(1, 100), status, null, null, Sort.DATE_DESC);
      for (var call : store.list(accountId, live).items()) {
        var sid = call.sid();
        if (sid != null) {
          telephony.hangUp(sid);
        }
      }
    }
  }
}
