package callmeback.mcp;

import callmeback.core.billing.Billing;
import callmeback.core.call.Calls;
import callmeback.core.call.LiveCalls;
import callmeback.core.memory.Facts;
import callmeback.core.memory.Recall;
import callmeback.core.persona.Personas;
import callmeback.core.stats.Statistics;

/// The parts of the product that tools call into.
public record Services(
    Calls calls,
    LiveCalls live,
    Memory memory,
    Personas personas,
    Billing billing,
    Statistics statistics) {

  /// What is remembered: as it comes to mind, and as its owner sees to it.
  public record Memory(Recall recall, Facts facts) {}
}
