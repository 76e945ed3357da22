package callmeback.core.memory;

import callmeback.core.call.Call;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Keeps from which calls was learnt. Everything throws [ProblemException] with `Unavailable` while
/// it cannot be reached.
public interface LearningStore {

  /// Calls with a stored transcript from which nothing was learnt yet and whose time has come, at
  /// most `limit`. Each is put off, longer from try to try, so that nobody else takes it meanwhile.
  List<Due> claim(Instant now, int limit);

  /// Nothing more is learnt from the call.
  ///
  /// @return false when that was so already, or its person is leaving
  boolean finish(UUID callId);

  /// Nothing more is learnt from any call that has ended.
  void finishAll(Bond bond);

  /// A call to learn from.
  ///
  /// @param tries how often it was taken, this time included
  record Due(Call call, int tries) {}
}
