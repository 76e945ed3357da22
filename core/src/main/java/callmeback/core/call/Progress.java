package callmeback.core.call;

import java.time.Instant;

/// What the telephone company says of a call; may come twice, late and out of order.
///
/// @param seconds how long the call lasted, 0 where it has not ended
public record Progress(String sid, Phase phase, int seconds, Instant at) {

  /// The telephone company's states.
  public enum Phase {
    QUEUED,
    RINGING,
    ANSWERED,
    /// A machine picked up.
    VOICEMAIL,
    COMPLETED,
    BUSY,
    NO_ANSWER,
    CANCELED,
    FAILED
  }
}
