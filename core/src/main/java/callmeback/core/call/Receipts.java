package callmeback.core.call;

import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.LedgerEntry;
import callmeback.core.billing.LedgerStore;
import callmeback.core.billing.Tariff;
import java.util.List;
import java.util.UUID;

/// What a call cost, and every cent's way.
public final class Receipts {
  private final Calls calls;
  private final LedgerStore ledger;

  /// A call's money in all and step by step.
  public record Itemised(Call call, Receipt receipt, List<LedgerEntry> steps) {
    public Itemised {
      steps = List.copyOf(steps);
    }

    public boolean charged() {
      return !receipt.captured().isZero();
    }

    /// The minutes that were billed.
    public int minutes() {
      return charged() ? Tariff.minutes(1, receipt.captured()) : 0;
    }
  }

  public Receipts(Calls calls, LedgerStore ledger) {
    this.calls = calls;
    this.ledger = ledger;
  }

  /// @throws ProblemException with `NotFound` for an unknown call and for somebody else's alike
  public Itemised of(Actor actor, UUID callId) {
    var call = calls.get(actor, callId);
    return new Itemised(call, calls.receipt(call), ledger.ofCall(callId));
  }
}
