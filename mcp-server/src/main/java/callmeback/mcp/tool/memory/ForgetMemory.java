package callmeback.mcp.tool.memory;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.memory.Facts;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Has one memory forgotten, or all that a persona has.
public final class ForgetMemory implements Tool<ForgetMemory.Input, ForgetMemory.Output> {

  /// What to forget.
  public record Input(
      @Nullable UUID memoryId,
      @About("Everything it remembers, transcripts too.") @Nullable UUID personaId) {}

  /// What is gone.
  public record Output(boolean forgotten) {}

  private final Facts facts;

  public ForgetMemory(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "forget_memory",
        Toolset.MEMORY,
        Access.DESTRUCTIVE,
        Scope.MEMORY_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var memory = input.memoryId();
    var persona = input.personaId();
    if ((memory == null) == (persona == null)) {
      throw new ProblemException(
          Problem.Invalid.field("memory_id", "or `persona_id` is needed, one of them"));
    }
    if (memory != null) {
      facts.forget(actor, memory);
    } else {
      facts.forgetAll(actor, persona);
    }
    return new Output(true);
  }
}
