package callmeback.mcp.tool.memory;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.memory.Facts;
import callmeback.core.memory.Occasion;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Has a persona remember something of the person.
public final class Remember implements Tool<Remember.Input, Remembered> {

  /// Who is to know what.
  public record Input(
      UUID personaId,
      @About(value = "One sentence.", min = 1, max = Remembered.LONGEST) String what,
      @About(value = "Whom it is about, unless the person.", min = 1, max = Remembered.LONGEST_NAME)
          @Nullable String whose,
      @About("Like 2016-05-03, 2016-05 or 2016.") @Nullable String happened) {}

  private final Facts facts;

  public Remember(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Spec<Input, Remembered> spec() {
    return new Spec<>(
        "remember",
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
    var happened = input.happened();
    return Remembered.of(
        facts
            .remember(
                actor,
                input.personaId(),
                input.what(),
                input.whose(),
                happened == null ? null : Occasion.of(happened))
            .fact());
  }
}
