package callmeback.core.quote;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Cents;
import java.time.Instant;
import java.util.UUID;

/// An offer to somebody, by one credential of theirs; it can be taken once, until it expires.
///
/// @param price what was said to be held
public record Quote(UUID number, CallTerms terms, Cents price, Instant expires) {

  /// @throws ProblemException with `NotAgreed` when it is too late to take it
  void requireFresh(Instant now) {
    if (!now.isBefore(expires) || !price.equals(terms.hold())) {
      throw new ProblemException(new Problem.NotAgreed("This quote has expired."));
    }
  }
}
