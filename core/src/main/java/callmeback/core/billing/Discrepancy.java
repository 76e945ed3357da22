package callmeback.core.billing;

import callmeback.core.billing.Authorisation.Standing;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment about which our books and the payment provider's do not agree.
///
/// @param ours what we took by our books
/// @param theirs what was taken by the provider's
public record Discrepancy(
    String intentId, Kind kind, @Nullable UUID holdId, Cents ours, Cents theirs) {

  /// What is wrong, and whether letting go of the money is all it takes.
  public enum Kind {
    /// Money is held that we know nothing of.
    UNKNOWN_HOLD(true),
    /// Money is held that we believe to be back with its owner.
    STILL_HELD(true),
    /// Money was taken that we know nothing of.
    UNKNOWN_CAPTURE(false),
    /// Another amount was taken than we believe.
    AMOUNT(false);

    private final boolean settledByRelease;

    Kind(boolean settledByRelease) {
      this.settledByRelease = settledByRelease;
    }

    public boolean settledByRelease() {
      return settledByRelease;
    }
  }

  /// Compares a hold, if there is one, with what the provider says. A hold that is still on its way
  /// follows the provider and is no discrepancy.
  static Optional<Discrepancy> between(@Nullable Hold hold, Authorisation theirs) {
    return kind(hold, theirs)
        .map(kind ->
            new Discrepancy(
                theirs.intentId(),
                kind,
                hold == null ? null : hold.id(),
                hold == null ? Cents.ZERO : hold.captured(),
                theirs.captured()));
  }

  private static Optional<Kind> kind(@Nullable Hold hold, Authorisation theirs) {
    if (hold == null || stranger(hold, theirs)) {
      return unknown(theirs.standing());
    }
    return switch (hold.state()) {
      case REQUESTED, UNAUTHORISED, HELD, SETTLING -> Optional.empty();
      case CAPTURED ->
          hold.captured().equals(theirs.captured()) ? Optional.empty() : Optional.of(Kind.AMOUNT);
      case RELEASED, REFUSED -> ended(theirs.standing());
    };
  }

  /// Another intent was made for the same hold.
  private static boolean stranger(Hold hold, Authorisation theirs) {
    return hold.intentId() != null && !hold.intentId().equals(theirs.intentId());
  }

  private static Optional<Kind> unknown(Standing standing) {
    return switch (standing) {
      case HELD -> Optional.of(Kind.UNKNOWN_HOLD);
      case CAPTURED -> Optional.of(Kind.UNKNOWN_CAPTURE);
      case NEEDS_CONFIRMATION, PROCESSING, CANCELED -> Optional.empty();
    };
  }

  private static Optional<Kind> ended(Standing standing) {
    return switch (standing) {
      case HELD -> Optional.of(Kind.STILL_HELD);
      case CAPTURED -> Optional.of(Kind.AMOUNT);
      case NEEDS_CONFIRMATION, PROCESSING, CANCELED -> Optional.empty();
    };
  }
}
