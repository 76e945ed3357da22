package callmeback.core.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Keeps how often each call was dialled. Every write is conditional on what it expects to find.
public interface DialBook {

  /// Live calls without a line whose next step is due: those put off until `now` or earlier, and
  /// those dialled before `unclear` of which nothing was heard. Oldest first, at most `limit`.
  List<Undialled> due(Instant now, Instant unclear, int limit);

  /// A call that may not be ringing.
  ///
  /// @param dials how many attempts were begun of which one may ring
  /// @param silent whether it is certain that it does not ring
  record Undialled(Call call, int dials, boolean silent) {}

  /// Takes the next attempt; it is written down before it is made.
  ///
  /// @return false when the call has a line or has ended by now, or somebody else took the attempt
  boolean redial(UUID callId, int dials, Instant at);

  /// The last attempt did not ring, for certain: it does not count, and the next may be made then.
  void putOff(UUID callId, Instant until);
}
