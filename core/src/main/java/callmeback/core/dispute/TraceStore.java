package callmeback.core.dispute;

import java.util.Optional;
import java.util.UUID;

/// Finds what calls left behind.
public interface TraceStore {

  /// @return empty for a call that nothing was ever held for
  Optional<Traces> of(UUID callId);
}
