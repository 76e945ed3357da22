package callmeback.mcp.tool.billing;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.billing.LedgerEntry;
import callmeback.core.call.Receipts;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Shows what a call cost, and every cent's way.
public final class GetReceipt implements Tool<GetReceipt.Input, GetReceipt.Output> {

  /// Of which call.
  public record Input(UUID callId) {}

  /// Its money, in whole US cents.
  public record Output(
      @About("Billed ones.") int minutes,
      long heldCents,
      @About("What it cost you.") long capturedCents,
      long releasedCents,
      @About("To be captured yet.") long pendingCents,
      List<Step> steps) {}

  /// One step of the money's way.
  public record Step(LedgerEntry.Kind kind, long cents, String cause, Instant at) {}

  private final Receipts receipts;

  public GetReceipt(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_receipt",
        Toolset.BILLING,
        Access.READ,
        Scope.BILLING_READ,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var itemised = receipts.of(actor, input.callId());
    var receipt = itemised.receipt();
    return new Output(
        itemised.minutes(),
        receipt.held().value(),
        receipt.captured().value(),
        receipt.released().value(),
        receipt.pending().value(),
        itemised.steps().stream().map(GetReceipt::step).toList());
  }

  private static Step step(LedgerEntry entry) {
    return new Step(entry.kind(), entry.amount().value(), entry.cause(), entry.at());
  }
}
