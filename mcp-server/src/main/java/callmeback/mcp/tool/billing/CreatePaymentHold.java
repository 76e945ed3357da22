package callmeback.mcp.tool.billing;

import callmeback.core.access.AuditLog.Ending;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.billing.Minutes;
import callmeback.core.quote.Spending;
import callmeback.core.quote.Spent;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Accounted;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.ClientTool;
import callmeback.mcp.tool.Consents;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.SpendStatus;
import callmeback.mcp.tool.Toolset;
import org.jspecify.annotations.Nullable;

/// Holds money for a call that is placed over REST, after its owner said yes.
public final class CreatePaymentHold
    implements ClientTool<CreatePaymentHold.Input, CreatePaymentHold.Output> {

  /// How much.
  public record Input(
      @About(value = "Of the call.", min = 1, max = Minutes.MAX) int minutes,
      @About(value = "Your own; the same for a retry.", min = 8, max = 64) String idempotencyKey,
      @About("After needs_confirmation and the user's yes.") @Nullable String confirmToken,
      @About("Check all, do nothing.") @Nullable Boolean dryRun) {}

  /// What became of it.
  public record Output(
      SpendStatus status,
      @Nullable String paymentIntentId,
      @Nullable Long heldCents,
      @About("To put to the user.") @Nullable String question,
      @Nullable String confirmToken)
      implements Accounted {

    @Override
    public Ending ending() {
      return status.ending(null, heldCents);
    }
  }

  private final Spending spending;

  public CreatePaymentHold(Spending spending) {
    this.spending = spending;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "create_payment_hold",
        Toolset.BILLING,
        Access.SPENDS_MONEY,
        Scope.BILLING_SPEND,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  /// The same key is the same hold.
  @Override
  public Hints hints() {
    return Hints.of(Access.SPENDS_MONEY).repeatable();
  }

  @Override
  public Output run(Actor actor, Input input, Client client) {
    var approach =
        Consents.approach(client, input.idempotencyKey(), input.confirmToken(), input.dryRun());
    return SpendStatus.told(
        spending.hold(actor, new Minutes(input.minutes()), approach),
        Spent.Done::paymentId,
        Output::new);
  }
}
