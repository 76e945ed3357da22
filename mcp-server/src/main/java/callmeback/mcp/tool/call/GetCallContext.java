package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.LiveCalls;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells a persona what it needs to know before it speaks.
public final class GetCallContext implements Tool<GetCallContext.Input, GetCallContext.Output> {

  /// Which call.
  public record Input(UUID callId) {}

  /// Whom the persona talks to, who it is, how well they know each other, and how long is left.
  public record Output(
      @About("The person who is called.") String callerName,
      @About("The persona who calls.") String personaName,
      @About("What the persona calls people for.") String purpose,
      @About("The persona's system prompt.") String instructions,
      @About("Finished calls between the two.") long callsBefore,
      @About("Whole minutes of those calls.") long minutesBefore,
      @About("When they last spoke, UTC; absent if never.") @Nullable Instant lastSpoken,
      @About("Seconds until the authorised time is used up.") long secondsLeft) {}

  private final LiveCalls live;

  public GetCallContext(LiveCalls live) {
    this.live = live;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_call_context",
        Toolset.CALLS,
        Access.READ,
        Scope.CALLS_READ,
        InCall.AGENT,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var context = live.context(actor, input.callId());
    var persona = context.persona();
    var purpose = context.purpose();
    var relationship = context.relationship();
    return new Output(
        context.caller().name().value(),
        persona.name(),
        purpose == null ? persona.description() : purpose.text(),
        persona.systemPrompt(),
        relationship.calls(),
        relationship.minutes(),
        relationship.lastSpoken(),
        context.secondsLeft());
  }
}
