package callmeback.core.billing;

import java.time.Instant;

/// One step of a cent's way, never changed afterwards.
///
/// @param cause why, in a few words
public record LedgerEntry(Kind kind, Cents amount, String cause, Instant at) {

  /// What happened to the amount.
  public enum Kind {
    HOLD,
    CAPTURE,
    RELEASE,
    /// Owed, and never to be had.
    LOSS,
    /// The bank said no.
    REFUSAL,
    REFUND,
    /// The card's bank wants it back.
    DISPUTE,
    /// The card's bank leaves it with us.
    DISPUTE_OVER
  }
}
