package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Call this number as this persona, paid by this hold.
///
/// @param purpose what this call is for, where it is for something of its own
public record CallOrder(
    PhoneNumber phone, UUID personaId, String intentId, @Nullable Purpose purpose) {

  public CallOrder(PhoneNumber phone, UUID personaId, String intentId) {
    this(phone, personaId, intentId, null);
  }
}
