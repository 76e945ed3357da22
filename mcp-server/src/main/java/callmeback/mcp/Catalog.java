package callmeback.mcp;

import callmeback.core.access.AuditLog;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.billing.CreatePaymentHold;
import callmeback.mcp.tool.billing.GetBilling;
import callmeback.mcp.tool.billing.GetReceipt;
import callmeback.mcp.tool.billing.GetUsage;
import callmeback.mcp.tool.billing.ReleasePaymentHold;
import callmeback.mcp.tool.call.CancelScheduledCall;
import callmeback.mcp.tool.call.GetCall;
import callmeback.mcp.tool.call.GetCallContext;
import callmeback.mcp.tool.call.GetTimeLeft;
import callmeback.mcp.tool.call.GetTranscript;
import callmeback.mcp.tool.call.HangUpCall;
import callmeback.mcp.tool.call.ListCalls;
import callmeback.mcp.tool.call.ListScheduledCalls;
import callmeback.mcp.tool.call.PlaceCall;
import callmeback.mcp.tool.call.QuoteCall;
import callmeback.mcp.tool.call.SayInCall;
import callmeback.mcp.tool.call.ScheduleCall;
import callmeback.mcp.tool.call.WaitForCall;
import callmeback.mcp.tool.memory.CorrectMemory;
import callmeback.mcp.tool.memory.ForgetMemory;
import callmeback.mcp.tool.memory.RecallMemory;
import callmeback.mcp.tool.memory.Remember;
import callmeback.mcp.tool.memory.SwitchMemory;
import callmeback.mcp.tool.persona.AddContact;
import callmeback.mcp.tool.persona.CreatePersona;
import callmeback.mcp.tool.persona.DeletePersona;
import callmeback.mcp.tool.persona.GetPersona;
import callmeback.mcp.tool.persona.ListContacts;
import callmeback.mcp.tool.persona.ListPersonas;
import callmeback.mcp.tool.persona.ListVoices;
import callmeback.mcp.tool.persona.PreviewPrompt;
import callmeback.mcp.tool.persona.RemoveContact;
import callmeback.mcp.tool.persona.UpdatePersona;
import callmeback.mcp.tool.stats.GetUnitEconomics;
import callmeback.mcp.tool.stats.QueryStats;
import callmeback.prompts.Prompts;
import java.util.List;
import java.util.Optional;

/// Every tool there is, in the order in which it is listed.
public final class Catalog {
  private final List<Entry> entries;

  /// @throws IllegalArgumentException when a tool has no words, or one of its records no schema
  public Catalog(Services services, Prompts prompts) {
    this.entries =
        tools(services).stream()
            .map(tool -> entry(tool, prompts, services.safeguards().audit()))
            .toList();
  }

  public List<Entry> entries() {
    return entries;
  }

  public Optional<Entry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private static List<Tool<?, ?>> tools(Services services) {
    var following = services.following();
    var authoring = services.authoring();
    var safeguards = services.safeguards();
    var spending = safeguards.spending();
    return List.of(
        new QuoteCall(spending),
        new PlaceCall(spending),
        new ListCalls(services.calls()),
        new GetCall(services.calls()),
        new WaitForCall(following.waiting()),
        new GetTranscript(services.calls(), safeguards.untrusted()),
        new SayInCall(following.stage()),
        new HangUpCall(services.calls()),
        new GetCallContext(services.live(), services.memory().recall()),
        new GetTimeLeft(services.live()),
        new ScheduleCall(spending),
        new ListScheduledCalls(following.scheduled()),
        new CancelScheduledCall(following.scheduled()),
        new ListPersonas(services.personas()),
        new GetPersona(services.personas()),
        new CreatePersona(authoring.studio()),
        new UpdatePersona(authoring.studio()),
        new DeletePersona(authoring.studio()),
        new ListVoices(authoring.voices()),
        new PreviewPrompt(authoring.rehearsal()),
        new ListContacts(authoring.contacts()),
        new AddContact(authoring.contacts()),
        new RemoveContact(authoring.contacts()),
        new RecallMemory(services.calls(), services.memory().recall(), services.memory().facts()),
        new Remember(services.memory().facts()),
        new CorrectMemory(services.memory().facts()),
        new ForgetMemory(services.memory().facts()),
        new SwitchMemory(services.memory().facts()),
        new GetBilling(services.billing()),
        new GetUsage(following.usages()),
        new GetReceipt(following.receipts()),
        new CreatePaymentHold(spending),
        new ReleasePaymentHold(spending),
        new QueryStats(services.statistics()),
        new GetUnitEconomics(services.statistics()));
  }

  private static Entry entry(Tool<?, ?> tool, Prompts prompts, AuditLog audit) {
    return Entry.of(tool, prompts.get("tools/" + tool.spec().name()), audit);
  }
}
