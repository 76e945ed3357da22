package callmeback.core.call;

import callmeback.core.ProblemException;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Cents;
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.DialBook.Undialled;
import callmeback.core.call.Telephony.Dialling;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes a call ring at most once, whatever is heard of it: where nobody knows whether it rings the
/// telephone company's books are consulted, and only if they know nothing it is dialled once more.
public final class Dialler {
  private static final Logger log = System.getLogger(Dialler.class.getName());

  /// How long a dial may stay without an answer before the books are consulted
  /// (facts/billing-telephony.md, 2.3).
  static final Duration UNCLEAR = Duration.ofSeconds(10);

  /// Later than this nobody expects the call any more.
  static final Duration TOO_LATE = Duration.ofMinutes(2);

  /// Attempts of which one may ring: the first, and exactly one more.
  static final int MOST_DIALS = 2;

  private static final int JITTER_MILLIS = 2_000;

  private final CallStore store;
  private final DialBook book;
  private final Telephony telephony;
  private final Billing billing;
  private final InstantSource clock;
  private final RandomGenerator jitter;

  /// @param jitter spreads those who have to wait, so that they do not all come back at once
  public Dialler(
      CallStore store,
      DialBook book,
      Telephony telephony,
      Billing billing,
      InstantSource clock,
      RandomGenerator jitter) {
    this.store = store;
    this.book = book;
    this.telephony = telephony;
    this.billing = billing;
    this.clock = clock;
    this.jitter = jitter;
  }

  /// Dials a call that is written down.
  ///
  /// @return the call as it stands now, perhaps without a line yet
  /// @throws ProblemException with what it was refused for; then it has ended and is free
  Call dial(Call call) {
    return switch (telephony.dial(call.id(), call.phone(), call.minutes().duration())) {
      case Dialling.Accepted(var sid) -> accepted(call, sid);
      case Dialling.Unclear() -> now(call);
      case Dialling.NotNow(var wait) -> putOff(call, wait);
      case Dialling.Refused(var problem) -> {
        end(call, Outcome.REFUSED);
        throw new ProblemException(problem);
      }
    };
  }

  /// Goes after calls that may not be ringing: adopts those that do, dials again where that is
  /// certain to be no second ring, gives up the others.
  public void chase(int limit) {
    var now = clock.instant();
    for (var dial : book.due(now, now.minus(UNCLEAR), limit)) {
      try {
        chase(dial, now);
      } catch (RuntimeException e) {
        log.log(Level.WARNING, "call " + dial.call().id() + " is dialled later", e);
      }
    }
  }

  /// Ends a live call; one that does not ring yet will not ring any more.
  void hangUp(Call call) {
    var sid = call.sid();
    if (sid != null) {
      telephony.hangUp(sid);
    } else {
      end(call, Outcome.CANCELED);
    }
  }

  private void chase(Undialled dial, Instant now) {
    var call = dial.call();
    var ringing = dial.silent() ? Optional.<String>empty() : inTheBooks(call);
    var late = now.isAfter(call.createdAt().plus(TOO_LATE));
    if (ringing.isPresent()) {
      accepted(call, ringing.get());
    } else if (late || dial.dials() >= MOST_DIALS) {
      end(call, Outcome.FAILED);
    } else if (book.redial(call.id(), dial.dials(), now)) {
      redial(call);
    }
  }

  private void redial(Call call) {
    try {
      dial(call);
    } catch (ProblemException e) {
      log.log(Level.INFO, "call {0} was refused: {1}", call.id(), e.problem().getClass());
    }
  }

  /// What was dialled to this number and belongs to no other call of ours.
  private Optional<String> inTheBooks(Call call) {
    return telephony.dialled(call.phone(), call.createdAt()).stream()
        .filter(sid -> store.findBySid(sid).isEmpty())
        .findFirst();
  }

  /// A second line of the same call is hung up, and so is one that was given up meanwhile.
  private Call accepted(Call call, String sid) {
    var bound = store.dialled(call.id(), sid);
    var now = now(call);
    if (!bound || CallLife.unwanted(now)) {
      telephony.hangUp(sid);
    }
    return now;
  }

  private Call putOff(Call call, Duration wait) {
    var until = clock.instant().plus(wait).plusMillis(jitter.nextInt(JITTER_MILLIS));
    book.putOff(call.id(), until);
    return now(call);
  }

  private Call now(Call call) {
    return store.find(call.id()).orElse(call);
  }

  private void end(Call call, Outcome outcome) {
    if (store.end(call.id(), new Ending(outcome, 0, Cents.ZERO, clock.instant()))) {
      billing.settle(call.id());
    }
  }
}
