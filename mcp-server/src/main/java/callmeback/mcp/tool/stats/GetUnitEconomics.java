package callmeback.mcp.tool.stats;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.stats.Economics;
import callmeback.core.stats.Statistics;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;

/// Shows what calls bring and what each provider takes.
public final class GetUnitEconomics
    implements Tool<GetUnitEconomics.Input, GetUnitEconomics.Output> {

  /// Which calls.
  public record Input(
      @About(value = "The last so many days, today (UTC) included.", min = 1, max = 366)
          int days) {}

  /// Cents are US cents and fractions of them.
  public record Output(
      @About("How many calls were charged.") long calls,
      @About("What they brought.") double revenueCents,
      @About("What all calls cost us.") double costCents,
      @About("What is left.") double marginCents,
      @About("What is left of a charged call on average.") double marginCentsPerCall,
      @About("What each provider got.") List<Share> providers) {}

  /// One provider.
  public record Share(
      String provider,
      @About("In all.") double cents,
      @About("For each charged call on average.") double centsPerCall) {}

  private final Statistics statistics;

  public GetUnitEconomics(Statistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_unit_economics",
        Toolset.ADMIN,
        Access.READ,
        Scope.ADMIN,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var economics = statistics.economics(input.days());
    var providers = economics.costs().stream().map(share -> share(economics, share)).toList();
    return new Output(
        economics.calls(),
        economics.revenue(),
        economics.cost(),
        economics.margin(),
        economics.perCall(economics.margin()),
        providers);
  }

  private static Share share(Economics economics, Economics.Share share) {
    return new Share(share.provider(), share.cents(), economics.perCall(share.cents()));
  }
}
