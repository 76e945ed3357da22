package callmeback.mcp.tool.call;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.Scope;
import callmeback.core.billing.Card;
import callmeback.core.billing.Minutes;
import callmeback.core.quote.CallTerms;
import callmeback.core.quote.Offer;
import callmeback.core.quote.Spending;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what a call would cost and whether it could be placed; nothing is held.
public final class QuoteCall implements Tool<QuoteCall.Input, QuoteCall.Output> {

  /// The call that is thought of.
  public record Input(
      UUID personaId,
      @About(value = "It lasts no longer.", min = 1, max = Minutes.MAX) int minutes,
      @About("E.164; the user's own unless told.") @Nullable String phoneNumber) {}

  /// The offer.
  public record Output(
      String quoteId,
      @About("UTC; five minutes ahead.") Instant expiresAt,
      String personaName,
      @About("Held now, and the most that is charged.") long heldCents,
      @About("What pays.") @Nullable String card,
      @About("Why it cannot be placed now.") @Nullable String objection) {}

  private final Spending spending;

  public QuoteCall(Spending spending) {
    this.spending = spending;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "quote_call",
        Toolset.CALLS,
        Access.READ,
        Set.of(Scope.CALLS_READ, Scope.BILLING_READ),
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var terms = new CallTerms(phone(actor, input), input.personaId(), new Minutes(input.minutes()));
    var offer = spending.quote(actor, terms);
    return new Output(
        offer.id(),
        offer.quote().expires(),
        offer.persona().name(),
        offer.quote().price().value(),
        card(offer.card()),
        objection(offer));
  }

  private PhoneNumber phone(Actor actor, Input input) {
    if (input.phoneNumber() == null) {
      return spending.ownNumber(actor);
    }
    try {
      return new PhoneNumber(input.phoneNumber());
    } catch (InvalidValue e) {
      throw new ProblemException(Problem.Invalid.field("phone_number", e.sentence()), e);
    }
  }

  private static @Nullable String card(@Nullable Card card) {
    return card == null ? null : card.brand() + " " + card.last4();
  }

  private static @Nullable String objection(Offer offer) {
    return offer.objection() == null ? null : offer.objection().message();
  }
}
