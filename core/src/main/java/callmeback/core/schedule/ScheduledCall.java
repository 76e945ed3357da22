package callmeback.core.schedule;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Minutes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call asked for at a later time.
///
/// @param intentId what will pay for it; absent while only the card is on file
/// @param at when the telephone shall ring
/// @param callId the call that came of it
public record ScheduledCall(
    UUID id,
    UUID accountId,
    UUID personaId,
    String personaName,
    PhoneNumber phone,
    Minutes minutes,
    @Nullable String intentId,
    Instant at,
    State state,
    @Nullable UUID callId,
    Instant createdAt) {

  /// Where it stands; only the first two can still change.
  public enum State {
    SCHEDULED,
    /// One node is placing the call.
    DIALLING,
    CALLED,
    CANCELLED,
    /// It was due while nobody could place it.
    MISSED,
    /// It could not be paid for or placed.
    FAILED
  }

  public boolean waiting() {
    return state == State.SCHEDULED;
  }
}
