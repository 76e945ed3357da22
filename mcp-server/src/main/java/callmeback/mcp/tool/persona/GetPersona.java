package callmeback.mcp.tool.persona;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.persona.Persona;
import callmeback.core.persona.Personas;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;
import java.util.UUID;

/// Shows one persona, with what it is told to be.
public final class GetPersona implements Tool<GetPersona.Input, GetPersona.Output> {

  /// Which one.
  public record Input(UUID personaId) {}

  /// The persona.
  public record Output(
      UUID personaId,
      String name,
      String description,
      String voice,
      @About("What the model is told to be.") String systemPrompt,
      List<String> tags,
      @About("Everybody can be called by it.") boolean isPublic,
      @About("You wrote it and may change it.") boolean mine) {

    static Output of(Persona persona, Actor actor) {
      return new Output(
          persona.id(),
          persona.name(),
          persona.description(),
          persona.voice(),
          persona.systemPrompt(),
          persona.tags(),
          persona.isPublic(),
          persona.writtenBy(actor.accountId()));
    }
  }

  private final Personas personas;

  public GetPersona(Personas personas) {
    this.personas = personas;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_persona",
        Toolset.PERSONAS,
        Access.READ,
        Scope.PERSONAS,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    return Output.of(personas.get(actor, input.personaId()), actor);
  }
}
