package callmeback.core.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps customers, cards and holds.
public interface PaymentStore {

  /// The account's id at the payment provider.
  Optional<String> customer(UUID accountId);

  void customer(UUID accountId, String customer);

  /// Adds or refreshes a card; a default one takes the place of the former default.
  void card(UUID accountId, Card card);

  /// Newest first.
  List<Card> cards(UUID accountId);

  /// @throws callmeback.core.ProblemException with `SpendingStopped` when the account's limits
  ///   forbid it
  void add(Hold hold);

  Optional<Hold> holdOfIntent(String intentId);

  Optional<Hold> holdOfCall(UUID callId);

  /// Moves a hold from one state to another and notes what the provider said.
  ///
  /// @return false when it is not in `from` any more: somebody else moved it
  boolean move(Hold hold, Hold.State from);

  /// Holds a crash or an outage may have left behind: REQUESTED, SETTLING, or HELD and UNAUTHORISED
  /// without a call, and not touched since `before`; oldest first, at most `limit`.
  List<Hold> unfinished(Instant before, int limit);

  /// This hold could not be finished now: it is not `unfinished` for a while, which doubles with
  /// every time.
  void postpone(UUID holdId);
}
