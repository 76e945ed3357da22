package callmeback.mcp.tool.memory;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.memory.Facts;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Switches memory on or off.
public final class SwitchMemory implements Tool<SwitchMemory.Input, SwitchMemory.Output> {

  /// For whom.
  public record Input(boolean on, @About("Only this one; absent: all.") @Nullable UUID personaId) {}

  /// How it stands.
  public record Output(
      @About("For all but those below.") boolean on,
      @About("Personas that remember nothing.") List<UUID> offFor) {}

  private final Facts facts;

  public SwitchMemory(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "switch_memory",
        Toolset.MEMORY,
        Access.WRITE,
        Scope.MEMORY_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Hints hints() {
    return Hints.of(Access.WRITE).repeatable();
  }

  @Override
  public Output run(Actor actor, Input input) {
    var now = facts.turn(actor, input.personaId(), input.on());
    return new Output(now.on(), now.offFor().stream().sorted().toList());
  }
}
