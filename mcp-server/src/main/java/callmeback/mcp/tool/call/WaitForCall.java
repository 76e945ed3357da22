package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Outcome;
import callmeback.core.call.Waiting;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.ClientTool;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Toolset;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Waits until a call is picked up or over.
public final class WaitForCall implements ClientTool<WaitForCall.Input, WaitForCall.Output> {

  /// Which call, and how long at most.
  public record Input(
      UUID callId,
      @About(value = "30 unless told.", min = 1, max = 60) @Nullable Integer seconds) {}

  /// How it stands now.
  public record Output(
      CallStatus status, @About("How it ended.") @Nullable Outcome outcome, int seconds) {}

  private static final int USUAL = 30;

  private final Waiting waiting;

  public WaitForCall(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "wait_for_call",
        Toolset.CALLS,
        Access.READ,
        Scope.CALLS_READ,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input, Client client) {
    var limit = Duration.ofSeconds(Objects.requireNonNullElse(input.seconds(), USUAL));
    var call =
        waiting.forNews(
            actor,
            input.callId(),
            limit,
            (waited, seen) -> client.progress(waited, limit, sentence(seen.status())));
    return new Output(call.status(), call.outcome(), call.seconds());
  }

  private static String sentence(CallStatus status) {
    return switch (status) {
      case INITIATED -> "It rings.";
      case IN_PROGRESS -> "They are talking.";
      case COMPLETED, FAILED -> "It is over.";
    };
  }
}
