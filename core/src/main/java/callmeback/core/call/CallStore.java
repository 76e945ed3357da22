package callmeback.core.call;

import callmeback.core.Page;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Keeps calls. Every write is one transaction, conditional on what it expects to find.
public interface CallStore {

  /// Binds the hold and writes the call down, or neither.
  Begun begin(Call call, Hold hold);

  /// What became of an attempt to begin a call.
  enum Begun {
    STARTED,
    /// The account has a live call.
    CALL_IN_PROGRESS,
    /// The telephone is in a call that somebody else asked for.
    PHONE_BUSY,
    /// The hold pays for another call or is gone.
    HOLD_TAKEN
  }

  Optional<Call> find(UUID id);

  Optional<Call> findBySid(String sid);

  Page<Call> list(UUID accountId, CallQuery query);

  /// Binds the telephone company's id, once.
  ///
  /// @return false when the call has another already; the same again is fine
  boolean dialled(UUID id, String sid);

  void answered(UUID id, Instant at);

  /// The persona was heard; only the first time counts.
  void heard(UUID id, Instant at);

  /// Ends a live call and turns its hold to settling with `cost` due, in one transaction.
  ///
  /// @return false when it had ended already
  boolean end(UUID id, Ending ending);

  /// How a call ended, and what is owed for it.
  record Ending(Outcome outcome, int seconds, Cents cost, Instant at) {}

  /// Live calls of every account, oldest first, at most `limit`.
  List<Call> live(Instant createdBefore, int limit);

  /// Calls that ended before then with words spoken and no transcript stored yet, at most `limit`.
  List<Call> untranscribed(Instant endedBefore, int limit);

  void transcribed(UUID id);

  /// What the two know of each other: finished calls between an account and a persona.
  Relationship relationship(UUID accountId, UUID personaId);

  /// Adds to what a call cost us, by provider, in millionths of a dollar.
  void addCosts(UUID id, Map<String, Long> microDollars);

  Map<String, Long> costs(UUID id);
}
