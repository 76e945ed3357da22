package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Calls;
import callmeback.core.call.Outcome;
import callmeback.core.call.Receipt;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows one call: where it stands, what was said, where its money went.
public final class GetCall implements Tool<GetCall.Input, GetCall.Output> {

  /// Which call, and whether its words are wanted.
  public record Input(
      @About("The call.") UUID callId,
      @About("Whether to include what was said; no unless told.")
          @Nullable Boolean withTranscript) {}

  /// The call.
  public record Output(
      UUID callId,
      CallStatus status,
      @About("How it ended; absent while it is live.") @Nullable Outcome outcome,
      String personaName,
      @About("The last four digits of the number called.") String phoneLastFour,
      @About("UTC.") Instant createdAt,
      @About("UTC; absent if nobody picked up.") @Nullable Instant answeredAt,
      @About("UTC; absent while it is live.") @Nullable Instant endedAt,
      @About("How long it lasted.") int seconds,
      Money money,
      @About("Absent unless asked for.") @Nullable List<Turn> transcript) {}

  /// The way of the call's money, in whole US cents.
  public record Money(long costCents, long heldCents, long capturedCents, long releasedCents) {}

  /// One turn of the conversation.
  public record Turn(
      Speaker speaker,
      @About("What was said, or meant to be said.") String text,
      @About("The part of it that the other one heard.") String heard) {}

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
        money(call, calls.receipt(call)),
        Boolean.TRUE.equals(input.withTranscript()) ? transcript(call) : null);
  }

  private List<Turn> transcript(Call call) {
    return calls.turns(call).stream().map(GetCall::turn).toList();
  }

  private static Turn turn(SpokenTurn turn) {
    return new Turn(turn.speaker(), turn.text(), turn.heard());
  }

  private static Money money(Call call, Receipt receipt) {
    return new Money(
        call.cost().value(),
        receipt.held().value(),
        receipt.captured().value(),
        receipt.released().value());
  }
}
