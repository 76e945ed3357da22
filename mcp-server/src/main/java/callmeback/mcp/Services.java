package callmeback.mcp;

import callmeback.core.access.AuditLog;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Usages;
import callmeback.core.call.Calls;
import callmeback.core.call.LiveCalls;
import callmeback.core.call.Receipts;
import callmeback.core.call.Rehearsal;
import callmeback.core.call.Stage;
import callmeback.core.call.Waiting;
import callmeback.core.contact.Contacts;
import callmeback.core.memory.Facts;
import callmeback.core.memory.Recall;
import callmeback.core.persona.Personas;
import callmeback.core.persona.Studio;
import callmeback.core.persona.VoiceCatalog;
import callmeback.core.quote.Spending;
import callmeback.core.schedule.ScheduledCalls;
import callmeback.core.stats.Statistics;
import callmeback.mcp.tool.Untrusted;

/// The parts of the product that tools call into.
public record Services(
    Calls calls,
    LiveCalls live,
    Memory memory,
    Personas personas,
    Billing billing,
    Statistics statistics,
    Safeguards safeguards,
    Following following,
    Authoring authoring) {

  /// What keeps money and words where they belong.
  public record Safeguards(Spending spending, AuditLog audit, Untrusted untrusted) {}

  /// What there is to do with calls once they are asked for.
  public record Following(
      Waiting waiting, Stage stage, ScheduledCalls scheduled, Receipts receipts, Usages usages) {}

  /// Who calls, and how they come to be.
  public record Authoring(
      Studio studio, VoiceCatalog voices, Rehearsal rehearsal, Contacts contacts) {}

  /// What is remembered: as it comes to mind, and as its owner sees to it.
  public record Memory(Recall recall, Facts facts) {}
}
