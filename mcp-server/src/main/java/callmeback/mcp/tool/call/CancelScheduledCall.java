package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.schedule.Cancellation;
import callmeback.core.schedule.ScheduledCalls;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;

/// Cancels a call that is waiting, and with it its series.
public final class CancelScheduledCall
    implements Tool<CancelScheduledCall.Input, CancelScheduledCall.Output> {

  /// Which one.
  public record Input(UUID scheduledCallId) {}

  /// What became of the money that was held for it.
  public record Output(
      @About("Not held any more, in whole US cents.") long releasedCents,
      @About("`pending` is done by itself.") Cancellation.Release release) {}

  private final ScheduledCalls scheduled;

  public CancelScheduledCall(ScheduledCalls scheduled) {
    this.scheduled = scheduled;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "cancel_scheduled_call",
        Toolset.CALLS,
        Access.DESTRUCTIVE,
        Scope.CALLS_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var cancelled = scheduled.cancel(actor, input.scheduledCallId());
    return new Output(cancelled.amount().value(), cancelled.release());
  }
}
