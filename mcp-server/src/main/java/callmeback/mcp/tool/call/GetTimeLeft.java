package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.LiveCalls;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;

/// Tells how long a call may still last.
public final class GetTimeLeft implements Tool<GetTimeLeft.Input, GetTimeLeft.Output> {

  /// Which call.
  public record Input(UUID callId) {}

  /// The rest of its authorised time.
  public record Output(long secondsLeft) {}

  private final LiveCalls live;

  public GetTimeLeft(LiveCalls live) {
    this.live = live;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_time_left",
        Toolset.CALLS,
        Access.READ,
        Scope.CALLS_READ,
        InCall.MODEL,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    return new Output(live.context(actor, input.callId()).secondsLeft());
  }
}
