package callmeback.core.call;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Actor;
import callmeback.core.account.Departing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// What calls sounded like: kept for a day where whoever is called agreed to it, and nowhere else.
public final class CallAudio implements Departing {
  /// A decision of the house.
  public static final Duration KEPT = Duration.ofHours(24);

  private static final Logger log = System.getLogger(CallAudio.class.getName());

  private final Recordings recordings;
  private final AccountStore accounts;
  private final CallStore calls;
  private final InstantSource clock;

  public CallAudio(
      Recordings recordings, AccountStore accounts, CallStore calls, InstantSource clock) {
    this.recordings = recordings;
    this.accounts = accounts;
    this.calls = calls;
    this.clock = clock;
  }

  /// Whether a call may be recorded: nobody can agree for somebody else, so only on the person's
  /// own telephone.
  public boolean wanted(CallContext context) {
    return agreed(context.caller(), context.call());
  }

  /// Keeps the sound of a call that is over, if that is still wanted. What cannot be stored now is
  /// lost, because a recording is never worth a call.
  public void keep(Call call, byte[] wav) {
    try {
      if (accounts.find(call.accountId()).filter(owner -> agreed(owner, call)).isPresent()) {
        recordings.keep(call, wav, clock.instant().plus(KEPT));
      }
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "the recording of call " + call.id() + " is lost", e);
    }
  }

  /// The sound of a call as a WAV file.
  ///
  /// @throws ProblemException with `NotFound` for a call that is not the actor's, and when there is
  ///   no recording or its time is over; with `Unavailable`
  public byte[] of(Actor actor, UUID callId) {
    return recordings.find(own(actor, callId)).orElseThrow(() -> missing("recording"));
  }

  /// @throws ProblemException as `of`
  public void delete(Actor actor, UUID callId) {
    if (!recordings.delete(own(actor, callId))) {
      throw missing("recording");
    }
  }

  /// All there are now.
  public List<Recordings.Kept> all(Actor actor) {
    return recordings.of(actor.accountId());
  }

  @Override
  public void depart(UUID accountId) {
    recordings.deleteAll(accountId);
  }

  private Call own(Actor actor, UUID callId) {
    return calls
        .find(callId)
        .filter(call -> call.accountId().equals(actor.accountId()))
        .orElseThrow(() -> missing("call"));
  }

  private static boolean agreed(Account owner, Call call) {
    return owner.keepAudio() && owner.phone().equals(call.phone());
  }

  private static ProblemException missing(String what) {
    return new ProblemException(new Problem.NotFound(what));
  }
}
