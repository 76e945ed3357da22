package callmeback.mcp;

import callmeback.core.access.AuditLog;
import callmeback.core.billing.Billing;
import callmeback.core.call.Calls;
import callmeback.core.call.LiveCalls;
import callmeback.core.memory.Memories;
import callmeback.core.persona.Personas;
import callmeback.core.quote.Spending;
import callmeback.mcp.tool.Untrusted;

/// The parts of the product that tools call into.
public record Services(
    Calls calls,
    LiveCalls live,
    Memories memories,
    Personas personas,
    Billing billing,
    Safeguards safeguards) {

  /// What keeps money and words where they belong.
  public record Safeguards(Spending spending, AuditLog audit, Untrusted untrusted) {}
}
