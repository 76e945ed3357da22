package callmeback.core.call;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Cents;
import callmeback.core.call.CallLife.Change;
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.Progress.Phase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What happens to calls while they live: reports of the telephone company, and of the conversation
/// itself.
public final class LiveCalls {
  private static final Logger log = System.getLogger(LiveCalls.class.getName());

  /// How long a call may stay without a report before the telephone company's books are consulted.
  static final Duration SILENCE = Duration.ofSeconds(15);

  /// How long a conversation may take to close its own notes after the call has ended.
  static final Duration CLOSING = Duration.ofSeconds(30);

  private final CallStore store;
  private final Telephony telephony;
  private final Billing billing;
  private final Conversations conversations;
  private final Parties parties;
  private final InstantSource clock;

  public LiveCalls(
      CallStore store,
      Telephony telephony,
      Billing billing,
      Conversations conversations,
      Parties parties,
      InstantSource clock) {
    this.store = store;
    this.telephony = telephony;
    this.billing = billing;
    this.conversations = conversations;
    this.parties = parties;
    this.clock = clock;
  }

  public Optional<Call> find(UUID id) {
    return store.find(id);
  }

  public Optional<Call> findBySid(String sid) {
    return store.findBySid(sid);
  }

  /// Applies one report; a repeated, late or overtaken one changes nothing. A second phone call for
  /// the same call is hung up.
  public void report(Call call, Progress progress) {
    if (!ownSid(call, progress.sid())) {
      telephony.hangUp(progress.sid());
      return;
    }
    switch (CallLife.next(call, progress)) {
      case Change.Nothing() -> {}
      case Change.Answered() -> store.answered(call.id(), progress.at());
      case Change.Ended(var outcome, var seconds, var cost) ->
          end(call.id(), new Ending(outcome, seconds, cost, progress.at()));
    }
    if (progress.phase() == Phase.VOICEMAIL || givenUp(call, progress)) {
      telephony.hangUp(progress.sid());
    }
  }

  private static boolean givenUp(Call call, Progress progress) {
    return CallLife.unwanted(call)
        && (progress.phase() == Phase.RINGING || progress.phase() == Phase.ANSWERED);
  }

  /// What the persona needs to know, for the actor who owns the call or is the call.
  ///
  /// @throws ProblemException with `NotFound`
  public CallContext context(Actor actor, UUID callId) {
    var call =
        store
            .find(callId)
            .filter(found -> found.accountId().equals(actor.accountId()))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("call")));
    var caller = parties.accounts().find(call.accountId()).orElseThrow(this::gone);
    var persona = parties.personas().find(call.personaId()).orElseThrow(this::gone);
    return new CallContext(
        call,
        caller,
        persona,
        store.relationship(call.accountId(), call.personaId()),
        conversations.purpose(call).orElse(null),
        secondsLeft(call));
  }

  /// The caller heard the persona for the first time: from here on the call is charged.
  public void heard(UUID callId) {
    store.heard(callId, clock.instant());
  }

  /// Notes a turn of the conversation.
  public void said(Call call, SpokenTurn turn) {
    conversations.note(call, turn);
  }

  /// The conversation is over: its transcript is stored and what it cost us is written down.
  public void conversed(Call call, Map<String, Long> costMicroDollars) {
    store.addCosts(call.id(), costMicroDollars);
    attempt(call, () -> transcribe(call));
  }

  /// The persona hangs up.
  public void hangUp(Call call) {
    store.find(call.id()).map(Call::sid).ifPresent(telephony::hangUp);
  }

  /// Asks the telephone company about live calls that have a line, and stores transcripts left
  /// behind: what a crash or a lost report interrupted is finished here.
  public void reconcile(int limit) {
    var now = clock.instant();
    for (var call : store.live(now.minus(SILENCE), limit)) {
      var sid = call.sid();
      if (sid != null) {
        attempt(call, () -> reconcile(call, sid, now));
      }
    }
    for (var call : store.untranscribed(now.minus(CLOSING), limit)) {
      attempt(call, () -> transcribe(call));
    }
  }

  /// What cannot be finished now is found again by the next sweep; it does not keep the others from
  /// theirs.
  private static void attempt(Call call, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "call " + call.id() + " is left to the next sweep", e);
    }
  }

  /// Asking the telephone company takes time, in which the call moves on: what is decided is
  /// decided about the call as it stands after the answer.
  private void reconcile(Call seen, String sid, Instant now) {
    var known = telephony.look(sid);
    var call = store.find(seen.id()).orElse(seen);
    if (known.isPresent()) {
      report(call, known.get());
    } else {
      end(call.id(), new Ending(Outcome.FAILED, 0, Cents.ZERO, now));
    }
  }

  private void end(UUID callId, Ending ending) {
    if (store.end(callId, ending)) {
      billing.settle(callId);
    }
  }

  private void transcribe(Call call) {
    conversations.close(call);
    store.transcribed(call.id());
  }

  private boolean ownSid(Call call, String sid) {
    return call.sid() == null ? store.dialled(call.id(), sid) : sid.equals(call.sid());
  }

  private long secondsLeft(Call call) {
    var answered = call.answeredAt();
    if (answered == null) {
      return call.minutes().duration().toSeconds();
    }
    var end = answered.plus(call.minutes().duration());
    return Math.max(0, Duration.between(clock.instant(), end).toSeconds());
  }

  private ProblemException gone() {
    return new ProblemException(new Problem.NotFound("call"));
  }
}
