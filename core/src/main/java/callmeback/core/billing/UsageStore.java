package callmeback.core.billing;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Adds up what calls came to.
public interface UsageStore {

  /// The months from then on in which there were charged calls, in no order.
  List<Usage.Month> since(UUID accountId, YearMonth first);
}
