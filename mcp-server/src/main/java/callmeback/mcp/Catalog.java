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
import callmeback.mcp.tool.contact.AddContact;
import callmeback.mcp.tool.contact.ListContacts;
import callmeback.mcp.tool.contact.RemoveContact;
import callmeback.mcp.tool.memory.CorrectMemory;
import callmeback.mcp.tool.memory.ForgetMemory;
import callmeback.mcp.tool.memory.RecallMemory;
import callmeback.mcp.tool.memory.Remember;
import callmeback.mcp.tool.memory.SwitchMemory;
import callmeback.mcp.tool.persona.CreatePersona;
import callmeback.mcp.tool.persona.DeletePersona;
import callmeback.mcp.tool.persona.GetPersona;
import callmeback.mcp.tool.persona.ListPersonas;
import callmeback.mcp.tool.persona.ListVoices;
import callmeback.mcp.tool.persona.PreviewPrompt;
import callmeback.mcp.tool.persona.UpdatePersona;
import callmeback.mcp.tool.stats.GetUnitEconomics;
import callmeback.mcp.tool.stats.QueryStats;
import callmeback.prompts.Prompts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    return Stream.of(
            calls(services),
            later(services),
            personas(services),
            memory(services),
            billing(services),
            admin(services))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Tool<?, ?>> calls(Services services) {
    var following = services.following();
    var spending = services.safeguards().spending();
    var untrusted = services.safeguards().untrusted();
    return List.of(
        new QuoteCall(spending),
        new PlaceCall(spending),
        new ListCalls(services.calls()),
        new GetCall(services.calls()),
        new WaitForCall(following.waiting()),
        new GetTranscript(services.calls(), untrusted),
        new SayInCall(following.stage()),
        new HangUpCall(services.calls()),
        new GetCallContext(services.live(), services.memory().recall(), untrusted),
        new GetTimeLeft(services.live()));
  }

  private static List<Tool<?, ?>> later(Services services) {
    var scheduled = services.following().scheduled();
    return List.of(
        new ScheduleCall(services.safeguards().spending()),
        new ListScheduledCalls(scheduled),
        new CancelScheduledCall(scheduled));
  }

  private static List<Tool<?, ?>> personas(Services services) {
    var authoring = services.authoring();
    return List.of(
        new ListPersonas(services.personas()),
        new GetPersona(services.personas()),
        new CreatePersona(authoring.studio()),
        new UpdatePersona(authoring.studio()),
        new DeletePersona(authoring.studio()),
        new ListVoices(authoring.voices()),
        new PreviewPrompt(authoring.rehearsal()),
        new ListContacts(authoring.contacts()),
        new AddContact(authoring.contacts()),
        new RemoveContact(authoring.contacts()));
  }

  private static List<Tool<?, ?>> memory(Services services) {
    var memory = services.memory();
    var untrusted = services.safeguards().untrusted();
    return List.of(
        new RecallMemory(services.calls(), memory.recall(), memory.facts(), untrusted),
        new Remember(memory.facts(), untrusted),
        new CorrectMemory(memory.facts(), untrusted),
        new ForgetMemory(memory.facts()),
        new SwitchMemory(memory.facts()));
  }

  private static List<Tool<?, ?>> billing(Services services) {
    var spending = services.safeguards().spending();
    return List.of(
        new GetBilling(services.billing()),
        new GetUsage(services.following().usages()),
        new GetReceipt(services.following().receipts()),
        new CreatePaymentHold(spending),
        new ReleasePaymentHold(spending));
  }

  private static List<Tool<?, ?>> admin(Services services) {
    return List.of(
        new QueryStats(services.statistics()), new GetUnitEconomics(services.statistics()));
  }

  private static Entry entry(Tool<?, ?> tool, Prompts prompts, AuditLog audit) {
    return Entry.of(tool, prompts.get("tools/" + tool.spec().name()), audit);
  }
}
