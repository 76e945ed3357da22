package callmeback.core.billing;

import java.util.List;
import java.util.UUID;

/// Every cent's way, as it was written down with each change of a hold.
public interface LedgerStore {

  /// The steps of the hold that pays for a call, in order.
  List<LedgerEntry> ofCall(UUID callId);
}
