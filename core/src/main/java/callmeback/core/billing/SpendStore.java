package callmeback.core.billing;

import java.util.UUID;

/// Keeps what people allow themselves to spend; [PaymentStore#add] holds new holds to it.
public interface SpendStore {

  SpendCaps caps(UUID accountId);

  void caps(UUID accountId, SpendCaps caps);

  SpendCaps.Spent spent(UUID accountId);
}
