package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.util.UUID;

/// Call this number as this persona, paid by this hold.
public record CallOrder(PhoneNumber phone, UUID personaId, String intentId) {}
