package callmeback.mcp.tool.persona;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.persona.Studio;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;

/// Deletes one's own persona.
public final class DeletePersona implements Tool<DeletePersona.Input, DeletePersona.Output> {

  /// Which one.
  public record Input(UUID personaId) {}

  /// Which one it was.
  public record Output(UUID deletedPersonaId) {}

  private final Studio studio;

  public DeletePersona(Studio studio) {
    this.studio = studio;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "delete_persona",
        Toolset.PERSONAS,
        Access.DESTRUCTIVE,
        Scope.PERSONAS_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    studio.delete(actor, input.personaId());
    return new Output(input.personaId());
  }
}
