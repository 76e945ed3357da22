package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.Stage;
import callmeback.core.call.Whisper;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;

/// Whispers to the persona of a live call.
public final class SayInCall implements Tool<SayInCall.Input, SayInCall.Output> {

  /// To whom, and what.
  public record Input(
      UUID callId,
      @About(value = "One sentence the persona puts into its own words.", min = 1, max = 300)
          String sentence) {}

  /// Whether the persona was told.
  public record Output(@About("True: it comes with what it says next.") boolean told) {}

  private final Stage stage;

  public SayInCall(Stage stage) {
    this.stage = stage;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "say_in_call",
        Toolset.CALLS,
        Access.WRITE,
        Scope.CALLS_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Hints hints() {
    return Hints.of(Access.WRITE).outward();
  }

  @Override
  public Output run(Actor actor, Input input) {
    stage.whisper(actor, input.callId(), new Whisper(input.sentence()));
    return new Output(true);
  }
}
