package callmeback.core.billing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money reserved on a card for one call; our row exists before the provider is asked.
///
/// @param intentId the provider's id, absent until it has answered
/// @param callId the one call it pays for, absent until one is bound
/// @param cardId whose money it is, absent for holds older than this column
/// @param captureBefore when the bank lets go by itself, absent until it is held
/// @param due what shall be captured once the call has ended; zero releases all
public record Hold(
    UUID id,
    UUID accountId,
    Minutes minutes,
    Cents amount,
    State state,
    @Nullable String intentId,
    @Nullable UUID callId,
    Cents due,
    Cents captured,
    Instant createdAt,
    @Nullable String cardId,
    @Nullable Instant captureBefore) {

  /// A hold's life. REQUESTED and SETTLING are intents that a crash may interrupt; the sweep
  /// finishes them.
  public enum State {
    /// Our intent; the provider may or may not have heard of it.
    REQUESTED,
    /// The bank wants to confirm it with the card's owner first.
    UNAUTHORISED,
    /// Money is held.
    HELD,
    /// The call is over: `due` shall be captured, or all released where it is zero.
    SETTLING,
    CAPTURED,
    RELEASED,
    /// The bank said no.
    REFUSED
  }

  /// What went back to the card's owner, once settled.
  public Cents released() {
    return switch (state) {
      case CAPTURED, RELEASED -> amount.minus(captured);
      case REQUESTED, UNAUTHORISED, HELD, SETTLING, REFUSED -> Cents.ZERO;
    };
  }

  /// What is owed and was not captured yet.
  public Cents pending() {
    return state == State.SETTLING ? due : Cents.ZERO;
  }

  /// The same after the provider told how it stands.
  Hold answered(Authorisation told) {
    var now =
        switch (told.standing()) {
          case NEEDS_CONFIRMATION, PROCESSING -> State.UNAUTHORISED;
          case HELD -> state == State.SETTLING ? State.SETTLING : State.HELD;
          case CAPTURED -> State.CAPTURED;
          case CANCELED -> State.RELEASED;
        };
    var end = told.captureBefore() == null ? captureBefore : told.captureBefore();
    return copy(now, told.intentId(), told.captured(), end);
  }

  /// The same in another state.
  Hold moved(State to) {
    return copy(to, intentId, captured, captureBefore);
  }

  private Hold copy(State to, @Nullable String intent, Cents taken, @Nullable Instant end) {
    return new Hold(
        id, accountId, minutes, amount, to, intent, callId, due, taken, createdAt, cardId, end);
  }

  /// One key a step, so that a repetition is recognised by the provider.
  String key(String step) {
    return "cmb:%s:%s".formatted(id, step);
  }
}
