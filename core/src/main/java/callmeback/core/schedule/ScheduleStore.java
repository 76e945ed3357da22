package callmeback.core.schedule;

import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.call.Outcome;
import callmeback.core.call.Purpose;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps scheduled calls. Every write is one transaction, conditional on what it expects to find,
/// so that of many nodes exactly one succeeds.
public interface ScheduleStore {

  /// The time all nodes agree on.
  Instant now();

  /// Writes a scheduled call down, unless there are `most` waiting or its hold is taken.
  Added add(ScheduledCall call, int most);

  /// What became of an attempt to schedule a call.
  enum Added {
    ADDED,
    TOO_MANY,
    HOLD_TAKEN
  }

  Optional<ScheduledCall> find(UUID id);

  /// How many a list without pages holds.
  int MOST_LISTED = 500;

  /// One's scheduled calls in the order of their times; of more than [#MOST_LISTED] those that
  /// wait, and the latest of the others.
  ///
  /// @param state null for all
  List<ScheduledCall> list(UUID accountId, @Nullable State state, boolean latestFirst);

  /// A page of all of them, in the order of their times.
  ///
  /// @param state null for all
  Page<ScheduledCall> page(
      UUID accountId, @Nullable State state, boolean latestFirst, PageRequest request);

  /// Changes when a waiting call comes, how often again, and what for.
  ///
  /// @return false when it is not waiting any more
  boolean change(UUID id, Change change);

  /// What can be changed, and when money is held for it where there is none.
  record Change(Instant at, Instant holdAt, @Nullable Series series, @Nullable Purpose purpose) {}

  /// Changes the state of a call that is in `from`.
  ///
  /// @return false when somebody else changed it first
  boolean move(UUID id, State from, State to);

  /// Ends a call that is in `from`, and writes the next of its series down: both or neither.
  ///
  /// @param call as it was found
  /// @param next absent where nothing comes after
  /// @return false when somebody else changed it first, or when and how often it comes
  boolean end(ScheduledCall call, State from, State to, @Nullable Next next);

  /// A call that comes after another, and when money is held for it.
  record Next(ScheduledCall call, Instant holdAt) {}

  /// The claimed call was placed.
  void called(UUID id, UUID callId);

  /// Placed calls that are over, with their outcomes, at most `limit`.
  List<Placed> over(int limit);

  /// A call that was placed, and how it ended.
  record Placed(ScheduledCall call, Outcome outcome) {}

  /// Gives a claimed call back, to be placed later.
  void postpone(UUID id, Instant until);

  /// Waiting calls whose time has come, the earliest first.
  List<ScheduledCall> due(Instant now, int limit);

  /// Calls claimed before then and neither placed nor given back: their node died.
  List<ScheduledCall> abandoned(Instant claimedBefore, int limit);

  /// Waiting calls that nothing is held for and whose time to hold has come.
  List<ScheduledCall> unpaid(Instant now, int limit);

  /// Money is held for a call.
  ///
  /// @return false when it is not waiting for any
  boolean paid(UUID id, String intentId);

  /// Takes the hold away from a call, which will need another at `holdAt`.
  void unpaid(UUID id, Instant holdAt);

  /// Waiting calls at or before then whose owner was not reminded.
  List<ScheduledCall> unreminded(Instant before, int limit);

  /// @return false when somebody else reminds already
  boolean remind(UUID id);
}
