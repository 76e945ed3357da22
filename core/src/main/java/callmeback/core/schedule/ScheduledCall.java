package callmeback.core.schedule;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call asked for at a later time.
///
/// @param intentId what will pay for it; absent while only the card is on file
/// @param at when the telephone shall ring
/// @param callId the call that came of it
/// @param series what it is one of; absent for a call that comes once
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
    Instant createdAt,
    @Nullable Series series,
    @Nullable Purpose purpose) {

  /// Where it stands; only the first two are not final.
  public enum State {
    SCHEDULED,
    /// One node is placing the call, or it was placed and lasts.
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

  /// The same call as one of a series.
  ScheduledCall in(@Nullable Series itsSeries) {
    return new ScheduledCall(
        id,
        accountId,
        personaId,
        personaName,
        phone,
        minutes,
        intentId,
        at,
        state,
        callId,
        createdAt,
        itsSeries,
        purpose);
  }

  /// The next call of its series, which nothing is held for yet.
  ScheduledCall again(UUID nextId, Series goesOn, Instant nextAt, Instant now) {
    return new ScheduledCall(
        nextId,
        accountId,
        personaId,
        personaName,
        phone,
        minutes,
        null,
        nextAt,
        State.SCHEDULED,
        null,
        now,
        goesOn,
        purpose);
  }
}
