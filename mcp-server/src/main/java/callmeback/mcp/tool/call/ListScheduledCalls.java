package callmeback.mcp.tool.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCalls;
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

/// Lists one's scheduled calls, the earliest first.
public final class ListScheduledCalls
    implements Tool<ListScheduledCalls.Input, ListScheduledCalls.Output> {

  /// Which of them.
  public record Input(
      @About("All of them unless told.") ScheduledCall.@Nullable State state,
      @About(min = 1) @Nullable Integer page,
      @About(min = 1, max = callmeback.core.PageRequest.MAX_LIMIT) @Nullable Integer limit) {}

  /// One page, and the size of the whole list.
  public record Output(List<Item> scheduledCalls, long total) {}

  /// One scheduled call.
  public record Item(
      UUID scheduledCallId,
      ScheduledCall.State state,
      Instant at,
      String personaName,
      int minutes,
      @About("Comes again.") boolean recurring,
      @About("The call that came of it.") @Nullable UUID callId) {}

  private final ScheduledCalls scheduled;

  public ListScheduledCalls(ScheduledCalls scheduled) {
    this.scheduled = scheduled;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "list_scheduled_calls",
        Toolset.CALLS,
        Access.READ,
        Scope.CALLS_READ,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var page = scheduled.page(actor, input.state(), false, Paging.of(input.page(), input.limit()));
    return new Output(page.items().stream().map(ListScheduledCalls::item).toList(), page.total());
  }

  private static Item item(ScheduledCall call) {
    return new Item(
        call.id(),
        call.state(),
        call.at(),
        call.personaName(),
        call.minutes().value(),
        call.series() != null,
        call.callId());
  }
}
