package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Calls;
import callmeback.core.call.Outcome;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows one call: where it stands and what it cost.
public final class GetCall implements Tool<GetCall.Input, GetCall.Output> {

  /// Which call.
  public record Input(UUID callId) {}

  /// The call.
  public record Output(
      UUID callId,
      CallStatus status,
      @About("Only `talked` is charged.") @Nullable Outcome outcome,
      String personaName,
      String phoneLastFour,
      Instant createdAt,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      int seconds,
      long costCents) {}

  private final Calls calls;

  public GetCall(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_call",
        Toolset.CALLS,
        Access.READ,
        Scope.CALLS_READ,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var call = calls.get(actor, input.callId());
    return new Output(
        call.id(),
        call.status(),
        call.outcome(),
        call.personaName(),
        call.phone().lastFour(),
        call.createdAt(),
        call.answeredAt(),
        call.endedAt(),
        call.seconds(),
        call.cost().value());
  }
}
