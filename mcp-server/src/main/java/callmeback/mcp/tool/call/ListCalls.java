package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Calls;
import callmeback.core.call.Outcome;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Paging;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists one's calls, newest first.
public final class ListCalls implements Tool<ListCalls.Input, ListCalls.Output> {

  /// Which of them.
  public record Input(
      @Nullable CallStatus status,
      @About("Created then or later.") @Nullable Instant from,
      @About("Created before then.") @Nullable Instant to,
      @About(min = 1) @Nullable Integer page,
      @About(min = 1, max = callmeback.core.PageRequest.MAX_LIMIT) @Nullable Integer limit) {}

  /// One page, and the size of the whole list.
  public record Output(List<Item> calls, long total) {}

  /// One call in short.
  public record Item(
      UUID callId,
      CallStatus status,
      @About("How it ended.") @Nullable Outcome outcome,
      String personaName,
      Instant createdAt,
      int seconds,
      long costCents) {}

  private final Calls calls;

  public ListCalls(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "list_calls",
        Toolset.CALLS,
        Access.READ,
        Scope.CALLS_READ,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var page = Paging.of(input.page(), input.limit());
    var query =
        new CallQuery(page, input.status(), input.from(), input.to(), CallQuery.Sort.DATE_DESC);
    var found = calls.list(actor, query);
    return new Output(found.items().stream().map(ListCalls::item).toList(), found.total());
  }

  private static Item item(Call call) {
    return new Item(
        call.id(),
        call.status(),
        call.outcome(),
        call.personaName(),
        call.createdAt(),
        call.seconds(),
        call.cost().value());
  }
}
