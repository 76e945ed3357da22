package callmeback.mcp;

import callmeback.core.billing.Billing;
import callmeback.core.call.Calls;
import callmeback.core.call.LiveCalls;
import callmeback.core.memory.Memories;
import callmeback.core.persona.Personas;

/// The parts of the product that tools call into.
public record Services(
    Calls calls, LiveCalls live, Memories memories, Personas personas, Billing billing) {}
