package callmeback.core.dispute;

import callmeback.core.Problem.NotFound;
import callmeback.core.ProblemException;
import callmeback.core.access.Administrators;
import callmeback.core.account.Actor;
import callmeback.core.billing.LedgerStore;
import callmeback.core.call.Call;
import callmeback.core.call.CallStore;
import callmeback.core.call.Calls;
import callmeback.core.call.Receipts;
import callmeback.core.dispute.Evidence.Conversation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/// Gathers the evidence for a card's bank that wants the money of a call back.
public final class Disputes {
  private static final Logger LOG = System.getLogger(Disputes.class.getName());

  private final CallStore store;
  private final Calls calls;
  private final LedgerStore ledger;
  private final TraceStore traces;
  private final Administrators administrators;

  /// @param administrators who may see it of calls that are not theirs
  public Disputes(
      CallStore store,
      Calls calls,
      LedgerStore ledger,
      TraceStore traces,
      Administrators administrators) {
    this.store = store;
    this.calls = calls;
    this.ledger = ledger;
    this.traces = traces;
    this.administrators = administrators;
  }

  /// The evidence for one's own call; for administrators, of anybody's.
  ///
  /// @throws ProblemException with `NotFound` for an unknown call and for somebody else's alike
  public Evidence of(Actor actor, UUID callId) {
    var call =
        store
            .find(callId)
            .filter(found -> mayRead(actor, found))
            .orElseThrow(() -> new ProblemException(new NotFound("call")));
    var left = traces.of(callId).orElseThrow(() -> new ProblemException(new NotFound("payment")));
    var money = new Receipts.Itemised(call, calls.receipt(call), ledger.ofCall(callId));
    return new Evidence(money, left, Conversation.of(calls.turns(call)));
  }

  private boolean mayRead(Actor actor, Call call) {
    if (call.accountId().equals(actor.accountId())) {
      return true;
    }
    var administrator = administrators.include(actor.accountId());
    if (administrator) {
      LOG.log(
          Level.INFO,
          "administrator {0} reads the evidence of call {1}",
          actor.accountId(),
          call.id());
    }
    return administrator;
  }
}
