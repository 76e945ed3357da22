package callmeback.mcp.tool.billing;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.quote.Spending;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;

/// Gives back money that was held and pays for nothing.
public final class ReleasePaymentHold
    implements Tool<ReleasePaymentHold.Input, ReleasePaymentHold.Output> {

  /// Which hold.
  public record Input(
      @About(value = "From create_payment_hold.", max = 255) String paymentIntentId) {}

  /// Whether it is back.
  public record Output(@About("False: it will be, without you.") boolean released) {}

  private final Spending spending;

  public ReleasePaymentHold(Spending spending) {
    this.spending = spending;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "release_payment_hold",
        Toolset.BILLING,
        Access.DESTRUCTIVE,
        Scope.BILLING_SPEND,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    return new Output(spending.release(actor, input.paymentIntentId()));
  }
}
