package callmeback.core.access;

import callmeback.core.access.AuditLog.Ending;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Keeps the audit log.
public interface AuditStore {
  void add(UUID accountId, AuditLine line);

  void end(UUID id, Ending ending);

  /// An account's lines from then to before then, oldest first, at most `limit`.
  List<AuditLine> list(UUID accountId, Instant from, Instant until, int limit);

  /// @return how many lines were older and are gone
  long forget(Instant before);
}
