package callmeback.core.stats;

import callmeback.core.ProblemException;

/// Figures about all calls.
public interface Statistics {
  /// The longest span that can be asked for, in days.
  int MOST_DAYS = 366;

  /// Answers a question in plain words.
  ///
  /// @throws ProblemException with `Invalid` if it cannot be answered from figures, with why
  Figures ask(String question);

  /// What calls of the last days brought and cost.
  ///
  /// @param days 1 to [#MOST_DAYS], today included
  Economics economics(int days);
}
