package callmeback.mcp.tool.persona;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.persona.Portrait;
import callmeback.core.persona.Studio;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes a new persona.
public final class CreatePersona implements Tool<CreatePersona.Input, CreatePersona.Output> {

  /// What it is.
  public record Input(
      @About(value = "One line.", min = 3, max = 50) String name,
      @About(value = "What it calls people for.", min = 10, max = 500) String description,
      @About("A name or id from list_voices.") String voice,
      @About(value = "Who it is and how it talks, to the model.", min = 20, max = 2_000)
          String systemPrompt,
      @About("Private unless told.") @Nullable Boolean isPublic,
      @About(value = "Like `habits`.", max = Portrait.MAX_TAGS) @Nullable List<String> tags) {}

  /// Where it is found.
  public record Output(UUID personaId, String name) {}

  private final Studio studio;

  public CreatePersona(Studio studio) {
    this.studio = studio;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "create_persona",
        Toolset.PERSONAS,
        Access.WRITE,
        Scope.PERSONAS_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var portrait =
        new Portrait(
            input.name(),
            input.description(),
            input.voice(),
            input.systemPrompt(),
            Boolean.TRUE.equals(input.isPublic()),
            Objects.requireNonNullElse(input.tags(), List.of()));
    var persona = studio.create(actor, portrait);
    return new Output(persona.id(), persona.name());
  }
}
