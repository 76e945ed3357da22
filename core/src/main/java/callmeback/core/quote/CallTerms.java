package callmeback.core.quote;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Tariff;
import java.util.UUID;

/// What a call would be: who is called by whom, and for how long at most.
public record CallTerms(PhoneNumber phone, UUID personaId, Minutes minutes) {

  /// What is held for it, and the most that is charged.
  public Cents hold() {
    return Tariff.hold(minutes);
  }
}
