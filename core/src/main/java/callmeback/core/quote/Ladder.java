package callmeback.core.quote;

import callmeback.core.Ids;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Hold;
import callmeback.core.billing.HoldGranted;
import callmeback.core.quote.SpendIntent.Agreement;
import callmeback.core.quote.SpendIntent.Kind;
import callmeback.core.quote.SpendIntents.Kept;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The steps that lead to money being spent, always in the same order: what was done already,
/// checks, consent, claim, hold, deed. Nothing before the claim leaves a trace, so that all of it
/// may be repeated.
public final class Ladder {
  private static final Logger log = System.getLogger(Ladder.class.getName());

  /// Longer than holding money and dialling take: three attempts of 25 s, and a dial.
  static final Duration AT_WORK = Duration.ofMinutes(3);

  /// A key is remembered for so long.
  static final Duration KEPT = Duration.ofDays(400);

  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final String CUT_OFF = "It was cut off. Nothing was charged.";
  private static final String FAULT = "It failed. Nothing was charged.";

  private final SpendIntents intents;
  private final Quotes quotes;
  private final Billing billing;
  private final InstantSource clock;
  private final Ids ids;

  /// What is done once the money is held; what it throws releases it.
  interface Deed {
    UUID with(HoldGranted hold);
  }

  public Ladder(
      SpendIntents intents, Quotes quotes, Billing billing, InstantSource clock, Ids ids) {
    this.intents = intents;
    this.quotes = quotes;
    this.billing = billing;
    this.clock = clock;
    this.ids = ids;
  }

  /// @param checks find out whatever can be refused, leave no trace, and tell what its owner is
  ///   asked
  /// @throws ProblemException with `NotAgreed` for a quote, confirmation or key that does not cover
  ///   the wish; with `SpendingStopped`; with what the checks, the bank or the deed refuse it for.
  ///   Then nothing stays held.
  Spent climb(Actor actor, Wish wish, Consent consent, Supplier<String> checks, Deed deed) {
    var before = earlier(actor, wish);
    if (before.isPresent()) {
      return before.get();
    }
    var question = check(actor, wish, checks);
    return switch (consent) {
      case Consent.Now(var user) ->
          user.test(question) ? spend(actor, wish, null, deed) : new Spent.Declined();
      case Consent.ByToken(var token) ->
          token == null
              ? new Spent.Asked(question, quotes.ask(actor, wish.fingerprint()))
              : spend(actor, wish, quotes.confirmed(actor, wish.fingerprint(), token), deed);
    };
  }

  /// Everything but consent, hold and deed.
  Spent rehearse(Actor actor, Wish wish, Supplier<String> checks) {
    return new Spent.Rehearsed(check(actor, wish, checks), wish.amount());
  }

  /// The day whose allowances are used now (UTC).
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Finishes claims that a crash left behind: what was done is written down, and what is held for
  /// nothing is released.
  ///
  /// @return how many were finished
  public int sweep(int limit) {
    var finished = 0;
    for (var left : intents.unfinished(clock.instant().minus(AT_WORK), limit)) {
      try {
        finished += finish(left) ? 1 : 0;
      } catch (ProblemException e) {
        log.log(Level.WARNING, "spend intent " + left.intent().id() + " is left for later", e);
      }
    }
    intents.forgetFinished(clock.instant().minus(KEPT));
    return finished;
  }

  private Optional<Spent> earlier(Actor actor, Wish wish) {
    return intents.find(actor.credential(), wish.key()).map(kept -> again(kept, wish));
  }

  private static Spent again(Kept kept, Wish wish) {
    if (!kept.intent().fingerprint().equals(wish.fingerprint())) {
      throw notAgreed("This idempotency key was used for something else.");
    }
    var result = kept.result();
    var payment = kept.paymentId();
    if (result != null && payment != null) {
      return new Spent.Done(result, payment, kept.intent().reserved());
    }
    if (kept.refusal() != null) {
      throw notAgreed("This was tried before, in vain: " + kept.refusal());
    }
    throw new ProblemException(new Problem.Unavailable(AGAIN));
  }

  private String check(Actor actor, Wish wish, Supplier<String> checks) {
    if (wish.quote() != null) {
      wish.quote().requireFresh(clock.instant());
    }
    intents.allowance(actor, wish.day()).check(wish.amount());
    return checks.get();
  }

  private Spent spend(Actor actor, Wish wish, @Nullable UUID slip, Deed deed) {
    var intent = intent(actor, wish, slip);
    return switch (intents.claim(intent)) {
      case CLAIMED -> carryOut(intent, wish, deed);
      case KEY_TAKEN ->
          earlier(actor, wish)
              .orElseThrow(() -> new ProblemException(new Problem.Unavailable(AGAIN)));
      case AGREEMENT_USED -> throw notAgreed("This quote or confirmation was used already.");
    };
  }

  private Spent carryOut(SpendIntent intent, Wish wish, Deed deed) {
    var hold = hold(intent, wish);
    var result = deed(intent, hold, deed);
    note(() -> intents.done(intent.id(), result), intent);
    return new Spent.Done(result, hold.intentId(), hold.hold().amount());
  }

  private UUID deed(SpendIntent intent, HoldGranted hold, Deed deed) {
    try {
      if (hold.hold().state() != Hold.State.HELD) {
        throw new ProblemException(new Problem.HoldUnauthorised());
      }
      return deed.with(hold);
    } catch (RuntimeException e) {
      note(() -> undo(intent, hold, e), intent);
      throw e;
    }
  }

  /// Where it is not known whether it was done, the claim stays, and the sweep finds out. A call
  /// that was begun keeps its hold whatever is done here; a scheduled one would not.
  private void undo(SpendIntent intent, HoldGranted hold, RuntimeException e) {
    var refusal =
        e instanceof ProblemException known && !(known.problem() instanceof Problem.Unavailable)
            ? known.problem().message()
            : null;
    if (refusal != null || intent.kind() != Kind.SCHEDULE) {
      billing.letGo(hold.intentId());
    }
    if (refusal != null) {
      intents.refused(intent.id(), refusal);
    }
  }

  private HoldGranted hold(SpendIntent intent, Wish wish) {
    try {
      return billing.holdOffSession(intent.accountId(), wish.minutes(), intent.holdId());
    } catch (RuntimeException e) {
      note(() -> intents.refused(intent.id(), refusal(e)), intent);
      throw e;
    }
  }

  /// What cannot be written now is found by the sweep.
  private static void note(Runnable writing, SpendIntent intent) {
    try {
      writing.run();
    } catch (ProblemException e) {
      log.log(Level.WARNING, "spend intent " + intent.id() + " is left to the sweep", e);
    }
  }

  private boolean finish(SpendIntents.Left left) {
    var result = left.result();
    var payment = left.paymentId();
    if (result != null) {
      intents.done(left.intent().id(), result);
    } else if (payment == null || billing.letGo(payment)) {
      intents.refused(left.intent().id(), CUT_OFF);
    } else {
      return false;
    }
    return true;
  }

  private SpendIntent intent(Actor actor, Wish wish, @Nullable UUID slip) {
    var quote = wish.quote();
    return new SpendIntent(
        ids.next(),
        actor.accountId(),
        actor.credential(),
        wish.key(),
        wish.fingerprint(),
        wish.kind(),
        wish.amount(),
        ids.next(),
        new Agreement(quote == null ? null : quote.number(), slip),
        wish.day(),
        clock.instant());
  }

  private static String refusal(RuntimeException e) {
    return e instanceof ProblemException refused ? refused.problem().message() : FAULT;
  }

  private static ProblemException notAgreed(String sentence) {
    return new ProblemException(new Problem.NotAgreed(sentence));
  }
}
