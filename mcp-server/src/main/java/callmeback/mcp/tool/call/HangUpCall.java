package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Calls;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;

/// Ends a live call; an ended one stays as it is.
public final class HangUpCall implements Tool<HangUpCall.Input, HangUpCall.Output> {

  /// Which call.
  public record Input(UUID callId) {}

  /// Where it stands now.
  public record Output(@About("The line closes within two seconds.") CallStatus status) {}

  private final Calls calls;

  public HangUpCall(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "hang_up_call",
        Toolset.CALLS,
        Access.DESTRUCTIVE,
        Scope.CALLS_WRITE,
        InCall.MODEL,
        Input.class,
        Output.class);
  }

  @Override
  public Hints hints() {
    return Hints.of(Access.DESTRUCTIVE).outward();
  }

  @Override
  public Output run(Actor actor, Input input) {
    return new Output(calls.hangUp(actor, input.callId()).status());
  }
}
