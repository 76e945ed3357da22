package callmeback.mcp.tool.persona;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.persona.PortraitChange;
import callmeback.core.persona.Studio;
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

/// Changes one's own persona.
public final class UpdatePersona implements Tool<UpdatePersona.Input, UpdatePersona.Output> {

  /// Which one, and what shall be otherwise; what is left out stays.
  public record Input(
      UUID personaId,
      @About(min = 3, max = 50) @Nullable String name,
      @About(min = 10, max = 500) @Nullable String description,
      @Nullable String voice,
      @About(min = 20, max = 2_000) @Nullable String systemPrompt,
      @Nullable Boolean isPublic,
      @About(value = "Replaces all.", max = callmeback.core.persona.Portrait.MAX_TAGS) @Nullable List<String> tags) {}

  /// Which one it was.
  public record Output(UUID personaId, String name) {}

  private final Studio studio;

  public UpdatePersona(Studio studio) {
    this.studio = studio;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "update_persona",
        Toolset.PERSONAS,
        Access.WRITE,
        Scope.PERSONAS_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Hints hints() {
    return new Hints(false, true, true, false);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var change =
        new PortraitChange(
            input.name(),
            input.description(),
            input.voice(),
            input.systemPrompt(),
            input.isPublic(),
            input.tags());
    var persona = studio.change(actor, input.personaId(), change);
    return new Output(persona.id(), persona.name());
  }
}
