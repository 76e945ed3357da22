package callmeback.mcp.tool.persona;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Purpose;
import callmeback.core.call.Rehearsal;
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

/// Shows what a model is told when a persona calls.
public final class PreviewPrompt implements Tool<PreviewPrompt.Input, PreviewPrompt.Output> {

  /// Which persona, and what the call would be for.
  public record Input(
      UUID personaId,
      @About(value = "For this one call.", min = 1, max = 500) @Nullable String purpose,
      @About(value = "5 unless told.", min = 1, max = 30) @Nullable Integer minutes) {}

  /// The layers, in the order in which the model is given them.
  public record Output(List<Layer> layers) {}

  /// One of them.
  public record Layer(String name, String text) {}

  private static final int USUAL_MINUTES = 5;

  private final Rehearsal rehearsal;

  public PreviewPrompt(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "preview_prompt",
        Toolset.PERSONAS,
        Access.READ,
        Scope.PERSONAS,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var purpose = input.purpose() == null ? null : new Purpose(input.purpose());
    var minutes = new Minutes(Objects.requireNonNullElse(input.minutes(), USUAL_MINUTES));
    return new Output(
        rehearsal.layers(actor, input.personaId(), purpose, minutes).stream()
            .map(layer -> new Layer(layer.name(), layer.text()))
            .toList());
  }
}
