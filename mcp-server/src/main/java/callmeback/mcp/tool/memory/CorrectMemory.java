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
import java.util.UUID;

/// Puts right what a persona knows.
public final class CorrectMemory implements Tool<CorrectMemory.Input, Remembered> {

  /// What it is to be instead.
  public record Input(
      UUID memoryId,
      @About(value = "One sentence.", min = 1, max = Remembered.LONGEST) String what) {}

  private final Facts facts;

  public CorrectMemory(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Spec<Input, Remembered> spec() {
    return new Spec<>(
        "correct_memory",
        Toolset.MEMORY,
        Access.WRITE,
        Scope.MEMORY_WRITE,
        InCall.NEVER,
        Input.class,
        Remembered.class);
  }

  @Override
  public Hints hints() {
    return Hints.of(Access.WRITE).repeatable();
  }

  @Override
  public Remembered run(Actor actor, Input input) {
    return Remembered.of(facts.correct(actor, input.memoryId(), input.what()).fact());
  }
}
