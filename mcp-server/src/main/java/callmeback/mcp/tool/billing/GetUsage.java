package callmeback.mcp.tool.billing;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.billing.Usage;
import callmeback.core.billing.Usages;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shows what one's calls came to, month by month.
public final class GetUsage implements Tool<GetUsage.Input, GetUsage.Output> {

  /// How far back.
  public record Input(
      @About(value = "This one and those before; 6 unless told.", min = 1, max = Usage.MAX_MONTHS)
          @Nullable Integer months) {}

  /// All of it, and each month, the newest first.
  public record Output(int calls, int minutes, long spentCents, List<Month> months) {}

  /// One month, by UTC.
  public record Month(
      @About("As in 2026-03.") String month, int calls, int minutes, long spentCents) {}

  private static final int USUAL_MONTHS = 6;

  private final Usages usages;

  public GetUsage(Usages usages) {
    this.usages = usages;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_usage",
        Toolset.BILLING,
        Access.READ,
        Scope.BILLING_READ,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var usage = usages.of(actor, Objects.requireNonNullElse(input.months(), USUAL_MONTHS));
    return new Output(
        usage.calls(),
        usage.minutes(),
        usage.spent().value(),
        usage.months().stream().map(GetUsage::month).toList());
  }

  private static Month month(Usage.Month month) {
    return new Month(
        month.month().toString(), month.calls(), month.minutes(), month.spent().value());
  }
}
