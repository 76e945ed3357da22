package callmeback.api;

import callmeback.core.account.Accounts;
import callmeback.core.billing.Billing;
import callmeback.core.call.Calls;
import callmeback.core.persona.Personas;

/// Everything a request can ask of the product.
public record Services(Accounts accounts, Personas personas, Billing billing, Calls calls) {}
