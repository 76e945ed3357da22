package callmeback.core.quote;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Minutes;
import callmeback.core.call.CallOrder;
import callmeback.core.call.Calls;
import callmeback.core.quote.Ladder.Deed;
import callmeback.core.quote.SpendIntent.Kind;
import callmeback.core.schedule.ScheduledCalls;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/// What a program may do with its user's money.
public final class Spending {
  private final Ladder ladder;
  private final Quotes quotes;
  private final Preflight preflight;
  private final Calls calls;
  private final ScheduledCalls scheduled;
  private final Billing billing;

  public Spending(
      Ladder ladder,
      Quotes quotes,
      Preflight preflight,
      Calls calls,
      ScheduledCalls scheduled,
      Billing billing) {
    this.ladder = ladder;
    this.quotes = quotes;
    this.preflight = preflight;
    this.calls = calls;
    this.scheduled = scheduled;
    this.billing = billing;
  }

  /// Whom a call is to where nobody else is named.
  public PhoneNumber ownNumber(Actor actor) {
    return preflight.ownNumber(actor);
  }

  /// What a call would cost, and whether it could be placed now. Nothing is held by this.
  ///
  /// @throws ProblemException with what the rules of dialling object to in the number, or
  ///   `PersonaUnusable`
  public Offer quote(Actor actor, CallTerms terms) {
    var persona = preflight.acceptable(actor, terms);
    var written = quotes.write(actor, terms);
    return new Offer(
        written.quote(),
        written.id(),
        persona,
        preflight.card(actor).orElse(null),
        preflight.objection(actor, terms).orElse(null));
  }

  /// Calls now: the money is held, then it is dialled.
  ///
  /// @throws ProblemException as [Ladder#climb] and [Calls#place]; then nothing is charged
  public Spent place(Actor actor, CallRequest request, Approach approach) {
    var quote = quotes.read(actor, request.quoteId());
    var terms = quote.terms();
    var asked = List.of(quote.number().toString(), request.purposeText());
    var wish = new Wish(Kind.CALL, approach.key(), asked, terms.minutes(), quote, ladder.today());
    return climb(
        actor,
        wish,
        approach,
        () -> {
          var persona = preflight.acceptable(actor, terms);
          preflight.requireMoment(actor, terms);
          var card = preflight.requireMoney(actor, terms.hold());
          return Questions.call(terms, persona, card, request.purpose());
        },
        hold -> calls.place(actor, order(terms, hold.intentId(), request)).id());
  }

  /// Calls at a later time; what is held now is held again then, if it would lapse before.
  ///
  /// @throws ProblemException as [Ladder#climb] and [ScheduledCalls#schedule]
  public Spent schedule(Actor actor, CallRequest request, Instant at, Approach approach) {
    var quote = quotes.read(actor, request.quoteId());
    var terms = quote.terms();
    var asked = List.of(quote.number().toString(), request.purposeText(), at.toString());
    var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    var wish = new Wish(Kind.SCHEDULE, approach.key(), asked, terms.minutes(), quote, day);
    return climb(
        actor,
        wish,
        approach,
        () -> {
          scheduled.requireSchedulable(at);
          var persona = preflight.acceptable(actor, terms);
          var card = preflight.requireMoney(actor, terms.hold());
          return Questions.schedule(terms, persona, card, request.purpose(), at);
        },
        hold -> scheduled.schedule(actor, order(terms, hold.intentId(), request), at, null).id());
  }

  /// Holds money for a call that is placed by other means.
  ///
  /// @throws ProblemException as [Ladder#climb]
  public Spent hold(Actor actor, Minutes minutes, Approach approach) {
    var asked = List.of(Integer.toString(minutes.value()));
    var wish = new Wish(Kind.HOLD, approach.key(), asked, minutes, null, ladder.today());
    return climb(
        actor,
        wish,
        approach,
        () -> Questions.hold(minutes, preflight.requireMoney(actor, wish.amount())),
        hold -> hold.hold().id());
  }

  /// Gives back what was held and pays for nothing.
  ///
  /// @return whether nothing is held any more; if not, it is tried again
  /// @throws ProblemException with `HoldUnusable` for one that pays for a call, or is not theirs
  public boolean release(Actor actor, String paymentId) {
    if (scheduled.waitingFor(actor, paymentId).isPresent()) {
      throw new ProblemException(
          new Problem.HoldUnusable("This payment is for a scheduled call. Cancel that instead."));
    }
    return billing.release(actor, paymentId);
  }

  private Spent climb(
      Actor actor, Wish wish, Approach approach, Supplier<String> checks, Deed deed) {
    return approach.dryRun()
        ? ladder.rehearse(actor, wish, checks)
        : ladder.climb(actor, wish, approach.consent(), checks, deed);
  }

  private static CallOrder order(CallTerms terms, String paymentId, CallRequest request) {
    return new CallOrder(terms.phone(), terms.personaId(), paymentId, request.purpose());
  }
}
