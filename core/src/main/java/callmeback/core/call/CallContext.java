package callmeback.core.call;

import callmeback.core.account.Account;
import callmeback.core.persona.Persona;
import org.jspecify.annotations.Nullable;

/// What a persona needs to know before it says anything in a call.
///
/// @param purpose what this call is for, where it is for something of its own
/// @param secondsLeft until the authorised minutes are used up
public record CallContext(
    Call call,
    Account caller,
    Persona persona,
    Relationship relationship,
    @Nullable Purpose purpose,
    long secondsLeft) {}
