package callmeback.mcp;

import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.billing.GetBilling;
import callmeback.mcp.tool.call.GetCall;
import callmeback.mcp.tool.call.GetCallContext;
import callmeback.mcp.tool.call.GetTimeLeft;
import callmeback.mcp.tool.call.HangUpCall;
import callmeback.mcp.tool.call.ListCalls;
import callmeback.mcp.tool.memory.CorrectMemory;
import callmeback.mcp.tool.memory.ForgetMemory;
import callmeback.mcp.tool.memory.RecallMemory;
import callmeback.mcp.tool.memory.Remember;
import callmeback.mcp.tool.memory.SwitchMemory;
import callmeback.mcp.tool.persona.ListPersonas;
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
    this.entries = tools(services).stream().map(tool -> entry(tool, prompts)).toList();
  }

  public List<Entry> entries() {
    return entries;
  }

  public Optional<Entry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private static List<Tool<?, ?>> tools(Services services) {
    return List.of(
        new ListCalls(services.calls()),
        new GetCall(services.calls()),
        new HangUpCall(services.calls()),
        new GetCallContext(services.live(), services.memory().recall()),
        new GetTimeLeft(services.live()),
        new ListPersonas(services.personas()),
        new RecallMemory(services.calls(), services.memory().recall(), services.memory().facts()),
        new Remember(services.memory().facts()),
        new CorrectMemory(services.memory().facts()),
        new ForgetMemory(services.memory().facts()),
        new SwitchMemory(services.memory().facts()),
        new GetBilling(services.billing()),
        new QueryStats(services.statistics()),
        new GetUnitEconomics(services.statistics()));
  }

  private static Entry entry(Tool<?, ?> tool, Prompts prompts) {
    return Entry.of(tool, prompts.get("tools/" + tool.spec().name()));
  }
}
