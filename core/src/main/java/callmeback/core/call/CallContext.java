package callmeback.core.call;

import callmeback.core.account.Account;
import callmeback.core.persona.Persona;

/// What a persona needs to know before it says anything in a call.
///
/// @param secondsLeft until the authorised minutes are used up
public record CallContext(
    Call call, Account caller, Persona persona, Relationship relationship, long secondsLeft) {}
