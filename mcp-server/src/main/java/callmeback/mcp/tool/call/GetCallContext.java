package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.CallContext;
import callmeback.core.call.LiveCalls;
import callmeback.core.memory.Acquaintance;
import callmeback.core.memory.Bond;
import callmeback.core.memory.Episode;
import callmeback.core.memory.Recall;
import callmeback.core.memory.Tone;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import callmeback.mcp.tool.memory.Remembered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells a persona what it needs to know before it speaks.
public final class GetCallContext implements Tool<GetCallContext.Input, GetCallContext.Output> {

  /// Which call.
  public record Input(
      UUID callId,
      @About("Also what is in mind of the person.") @Nullable Boolean withMemory) {}

  /// Whom the persona talks to, who it is, how well they know each other, and how long is left.
  public record Output(
      @About("The person who is called.") String callerName,
      @About("The persona who calls.") String personaName,
      @About("What the persona calls people for.") String purpose,
      @About("The persona's system prompt.") String instructions,
      @About("Finished calls between the two.") long callsBefore,
      @About("Whole minutes of those calls.") long minutesBefore,
      @About("When they last spoke, UTC; absent if never.") @Nullable Instant lastSpoken,
      @About("Seconds until the authorised time is used up.") long secondsLeft,
      @About("The latest, newest first.") @Nullable List<EarlierCall> earlierCalls,
      @About("What bears on this call.") @Nullable List<Remembered> facts) {}

  /// A call as it is remembered.
  public record EarlierCall(
      UUID callId, @About("UTC.") Instant at, String summary, @About("How it felt.") Tone tone) {}

  private final LiveCalls live;
  private final Recall recall;

  public GetCallContext(LiveCalls live, Recall recall) {
    this.live = live;
    this.recall = recall;
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
    var mind = Boolean.TRUE.equals(input.withMemory()) ? mind(context) : null;
    return new Output(
        context.caller().name().value(),
        persona.name(),
        purpose == null ? persona.description() : purpose.text(),
        persona.systemPrompt(),
        relationship.calls(),
        relationship.minutes(),
        relationship.lastSpoken(),
        context.secondsLeft(),
        mind == null ? null : mind.episodes().stream().map(GetCallContext::earlier).toList(),
        mind == null ? null : mind.facts().stream().map(Remembered::of).toList());
  }

  private Acquaintance mind(CallContext context) {
    var call = context.call();
    var purpose = context.purpose();
    return recall.before(
        new Bond(call.accountId(), call.personaId()), purpose == null ? "" : purpose.text());
  }

  private static EarlierCall earlier(Episode episode) {
    return new EarlierCall(episode.callId(), episode.at(), episode.summary(), episode.tone());
  }
}
