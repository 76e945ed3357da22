package callmeback.mcp.tool.call;

import callmeback.core.access.AuditLog.Ending;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.quote.CallRequest;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls the user now, after they said yes to what it costs.
public final class PlaceCall implements ClientTool<PlaceCall.Input, PlaceCall.Output> {

  /// The call, as it was quoted.
  public record Input(
      String quoteId,
      @About(value = "Your own; the same for a retry.", min = 8, max = 64) String idempotencyKey,
      @About(value = "Told to the persona.", max = 500) @Nullable String purpose,
      @About("After needs_confirmation and the user's yes.") @Nullable String confirmToken,
      @About("Check all, do nothing.") @Nullable Boolean dryRun) {}

  /// What became of it.
  public record Output(
      SpendStatus status,
      @Nullable UUID callId,
      @Nullable Long heldCents,
      @About("To put to the user.") @Nullable String question,
      @Nullable String confirmToken)
      implements Accounted {

    @Override
    public Ending ending() {
      return status.ending(callId, heldCents);
    }
  }

  private final Spending spending;

  public PlaceCall(Spending spending) {
    this.spending = spending;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "place_call",
        Toolset.CALLS,
        Access.SPENDS_MONEY,
        Set.of(Scope.CALLS_WRITE, Scope.BILLING_SPEND),
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  /// The same key is the same call.
  @Override
  public Hints hints() {
    return Hints.of(Access.SPENDS_MONEY).repeatable();
  }

  @Override
  public Output run(Actor actor, Input input, Client client) {
    var request = new CallRequest(input.quoteId(), Purposes.of(input.purpose()));
    var approach =
        Consents.approach(client, input.idempotencyKey(), input.confirmToken(), input.dryRun());
    return SpendStatus.told(
        spending.place(actor, request, approach), Spent.Done::result, Output::new);
  }
}
