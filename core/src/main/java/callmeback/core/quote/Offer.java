package callmeback.core.quote;

import callmeback.core.Problem;
import callmeback.core.billing.Card;
import callmeback.core.persona.Persona;
import org.jspecify.annotations.Nullable;

/// A quote with what its owner wants to know of it.
///
/// @param id seals the quote for its holder; see [Spending#place(Actor, CallRequest, Approach)]
/// @param card what would pay; absent where there is none
/// @param objection why the call could not be placed now; absent where it could
public record Offer(
    Quote quote, String id, Persona persona, @Nullable Card card, @Nullable Problem objection) {}
