package callmeback.mcp;

import callmeback.core.account.Actor;
import callmeback.core.call.Toolbox;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.InCall;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The catalog as a live call uses it: the actor's credential is the call, and no argument can name
/// another one.
public final class CatalogToolbox implements Toolbox {
  private static final System.Logger LOG = System.getLogger(CatalogToolbox.class.getName());
  private static final String PINNED = "call_id";

  /// Follows from the call.
  private static final String IMPLIED = "persona_id";

  private final List<Entry> entries;

  public CatalogToolbox(Catalog catalog) {
    this.entries =
        catalog.entries().stream().filter(entry -> entry.spec().inCall() != InCall.NEVER).toList();
  }

  @Override
  public List<Offer> offers() {
    return entries.stream()
        .filter(entry -> entry.spec().inCall() == InCall.MODEL)
        .map(CatalogToolbox::offer)
        .toList();
  }

  @Override
  public Answer use(Actor actor, String tool, Map<String, Object> arguments) {
    return entries.stream()
        .filter(entry -> entry.name().equals(tool))
        .findFirst()
        .map(entry -> run(entry, actor, arguments))
        .orElseGet(() -> unknown(tool).answer());
  }

  private static Offer offer(Entry entry) {
    var input = entry.input();
    var open = pinned(entry) ? input.without(PINNED).without(IMPLIED) : input;
    return new Offer(entry.name(), entry.summary(), open.parameters());
  }

  private static Answer run(Entry entry, Actor actor, Map<String, Object> arguments) {
    var pinned = new HashMap<>(arguments);
    if (pinned(entry)) {
      pinned.put(PINNED, actor.credential().toString());
      pinned.remove(IMPLIED);
    }
    try {
      return entry.run(actor, pinned, Client.NONE);
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR, "Tool %s failed in call %s".formatted(entry.name(), actor.credential()), e);
      return new Failure("The tool failed.", "Carry on without it.").answer();
    }
  }

  private static boolean pinned(Entry entry) {
    return entry.input().names().contains(PINNED);
  }

  private Failure unknown(String tool) {
    var names = entries.stream().map(Entry::name).toList();
    return new Failure(
        "There is no tool `%s` in a call.".formatted(tool),
        "Use one of " + String.join(", ", names) + ".");
  }
}
