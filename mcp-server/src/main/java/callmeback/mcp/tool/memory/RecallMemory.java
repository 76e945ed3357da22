package callmeback.mcp.tool.memory;

import callmeback.core.PageRequest;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.core.call.Calls;
import callmeback.core.memory.Bond;
import callmeback.core.memory.Facts;
import callmeback.core.memory.Recall;
import callmeback.core.memory.Recalled;
import callmeback.core.memory.Recollection;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import callmeback.mcp.tool.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Recalls what a persona knows of the person: what bears on a subject, or the newest.
public final class RecallMemory implements Tool<RecallMemory.Input, RecallMemory.Output> {

  /// Whose memory, and of what.
  public record Input(
      @About("A call of the persona's; or name the persona.") @Nullable UUID callId,
      @Nullable UUID personaId,
      @About(value = "A subject or short question; absent: the newest.", min = 1, max = 500)
          @Nullable String about,
      @About(value = "5 unless told.", min = 1, max = Recall.MOST) @Nullable Integer limit) {}

  /// What there is, the most fitting first.
  public record Output(
      List<Remembered> facts, @About("Word for word in earlier calls.") List<Words> said) {}

  /// Something the person said.
  public record Words(String quote, @About("UTC.") Instant saidAt) {}

  private static final int USUAL = 5;

  private final Calls calls;
  private final Recall recall;
  private final Facts facts;
  private final Untrusted untrusted;

  public RecallMemory(Calls calls, Recall recall, Facts facts, Untrusted untrusted) {
    this.calls = calls;
    this.recall = recall;
    this.facts = facts;
    this.untrusted = untrusted;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "recall_memory",
        Toolset.MEMORY,
        Access.READ,
        Scope.MEMORY,
        InCall.MODEL,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    untrusted.require(actor);
    var bond = bond(actor, input);
    var limit = Objects.requireNonNullElse(input.limit(), USUAL);
    var recalled =
        input.about() == null
            ? newest(actor, bond, limit)
            : recall.about(bond, input.about(), limit, patience(actor));
    return new Output(
        recalled.facts().stream().map(fact -> Remembered.of(fact, actor, untrusted)).toList(),
        recalled.said().stream().map(one -> words(actor, one)).toList());
  }

  private static Duration patience(Actor actor) {
    return actor.grant().equals(Grant.CALL) ? Recall.IN_A_TURN : Recall.AT_LEISURE;
  }

  private Recalled newest(Actor actor, Bond bond, int limit) {
    var page = facts.list(actor, bond.personaId(), new PageRequest(1, limit));
    return new Recalled(page.items().stream().map(Facts.Known::fact).toList(), List.of());
  }

  private Bond bond(Actor actor, Input input) {
    if (input.callId() != null) {
      var call = calls.get(actor, input.callId());
      return new Bond(call.accountId(), call.personaId());
    }
    if (input.personaId() != null) {
      return new Bond(actor.accountId(), input.personaId());
    }
    throw new ProblemException(
        Problem.Invalid.field("persona_id", "is missing; name it, or a call with `call_id`"));
  }

  private Words words(Actor actor, Recollection recollection) {
    return new Words(untrusted.quote(actor, recollection.quote()), recollection.saidAt());
  }
}
