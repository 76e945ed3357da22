package callmeback.core.schedule;

import callmeback.core.billing.Cents;
import org.jspecify.annotations.Nullable;

/// What became of the money when a scheduled call was cancelled.
///
/// @param amount what is not held any more
/// @param intentId what it was held under; absent when nothing was
public record Cancellation(Cents amount, Release release, @Nullable String intentId) {

  /// How far the release is.
  public enum Release {
    RELEASED,
    /// The provider could not be reached; it will be released.
    PENDING,
    NOTHING_HELD
  }
}
