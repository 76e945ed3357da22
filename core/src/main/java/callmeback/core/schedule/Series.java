package callmeback.core.schedule;

import java.util.Optional;
import java.util.UUID;

/// Calls that come again, of which one waits at a time.
///
/// @param unpaid how many in a row, up to the one before, no card could pay for
public record Series(UUID id, Recurrence recurrence, int unpaid) {
  /// A card is asked three times for each call; whoever has none for two calls is not asked again.
  static final int MOST_UNPAID = 2;

  /// How a call of it ended, as far as that tells of the next.
  enum Ending {
    /// Whatever came of it.
    OVER,
    /// No card could pay for it.
    UNPAID,
    /// What it was refused for holds of the next one too.
    HOPELESS
  }

  /// The series as it goes on; empty when it does not.
  Optional<Series> after(Ending ending) {
    return switch (ending) {
      case OVER -> Optional.of(new Series(id, recurrence, 0));
      case UNPAID -> afterUnpaid();
      case HOPELESS -> Optional.empty();
    };
  }

  private Optional<Series> afterUnpaid() {
    var inVain = unpaid + 1;
    return inVain < MOST_UNPAID
        ? Optional.of(new Series(id, recurrence, inVain))
        : Optional.empty();
  }
}
