package callmeback.core.quote;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Cents;
import org.jspecify.annotations.Nullable;

/// What a credential may spend in a day (UTC), and what it has: taken, held, or promised to calls
/// that are scheduled for that day.
///
/// @param cap null is none
public record Allowance(@Nullable Cents cap, Cents spent) {

  /// @throws ProblemException with `SpendingStopped` when `more` would exceed it
  public void check(Cents more) {
    if (cap != null && spent.plus(more).compareTo(cap) > 0) {
      throw new ProblemException(
          new Problem.SpendingStopped(
              "This could cost %s, and this access may spend %s a day, of which %s are used."
                  .formatted(more, cap, spent)));
    }
  }
}
