package callmeback.core.billing;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import org.jspecify.annotations.Nullable;

/// What somebody allows themselves to spend; null is no limit.
///
/// @param daily a day, by UTC
/// @param monthly a month, by UTC
public record SpendCaps(@Nullable Cents daily, @Nullable Cents monthly) {
  public static final SpendCaps NONE = new SpendCaps(null, null);

  /// What was taken in the current day and month, and what is held, as it may be taken too.
  ///
  /// @param disputed whether a bank wants some of it back
  public record Spent(Cents today, Cents thisMonth, boolean disputed) {}

  /// @throws ProblemException with `SpendingStopped` when holding `more` could exceed this
  public void check(Spent spent, Cents more) {
    if (spent.disputed()) {
      throw stopped("You have disputed an earlier payment. There are no calls until that is over.");
    }
    require(daily, spent.today(), more, "a day");
    require(monthly, spent.thisMonth(), more, "a month");
  }

  private static void require(@Nullable Cents cap, Cents spent, Cents more, String period) {
    if (cap != null && spent.plus(more).compareTo(cap) > 0) {
      throw stopped(
          "This call could cost %s, and you set a limit of %s %s, of which %s are used."
              .formatted(more, cap, period, spent));
    }
  }

  private static ProblemException stopped(String sentence) {
    return new ProblemException(new Problem.SpendingStopped(sentence));
  }
}
