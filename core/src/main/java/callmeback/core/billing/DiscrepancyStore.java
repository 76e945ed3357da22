package callmeback.core.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What comparing the books needs of ours, and where its findings are kept.
public interface DiscrepancyStore {

  /// The hold with this intent, or else the one with this id.
  Optional<Hold> hold(String intentId, @Nullable UUID holdId);

  /// @param settled whether nothing is left to do about it
  void record(Discrepancy discrepancy, boolean settled);

  /// Ended calls whose money has been waiting since then to be captured or released; at most
  /// `limit`.
  List<UUID> overdue(Instant since, int limit);
}
