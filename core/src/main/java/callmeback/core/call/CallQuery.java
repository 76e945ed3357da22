package callmeback.core.call;

import callmeback.core.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which of one's calls to list and how; what is null does not restrict.
///
/// @param from calls created then or later
/// @param to calls created before then
public record CallQuery(
    PageRequest page,
    @Nullable CallStatus status,
    @Nullable Instant from,
    @Nullable Instant to,
    Sort sort) {

  /// The order of the list.
  public enum Sort {
    DATE_DESC,
    DATE_ASC,
    COST_DESC,
    COST_ASC
  }
}
