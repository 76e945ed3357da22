package callmeback.core.call;

import callmeback.core.account.AccountStore;
import callmeback.core.persona.PersonaStore;

/// The two ends of a call: who is called, and who calls.
public record Parties(AccountStore accounts, PersonaStore personas) {}
