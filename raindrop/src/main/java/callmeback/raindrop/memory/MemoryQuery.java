package callmeback.raindrop.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries of a session are meant.
///
/// @param key null for any
/// @param nMostRecent at most so many of the latest, 1 or more
/// @param startTime not before, or null
/// @param endTime not after, or null
public record MemoryQuery(
    String timeline,
    @Nullable String key,
    int nMostRecent,
    @Nullable Instant startTime,
    @Nullable Instant endTime) {
  /// Refuses what can match nothing.
  public MemoryQuery {
    Timelines.check(timeline);
    if (nMostRecent < 1) {
      throw new IllegalArgumentException("Ask for at least 1 memory, not " + nMostRecent);
    }
    if (startTime != null && endTime != null && endTime.isBefore(startTime)) {
      throw new IllegalArgumentException("The end time lies before the start time");
    }
  }

  /// Everything on the timeline.
  public static MemoryQuery timeline(String timeline) {
    return new MemoryQuery(timeline, null, Integer.MAX_VALUE, null, null);
  }

  /// Everything on the default timeline.
  public static MemoryQuery all() {
    return timeline(Timelines.DEFAULT);
  }

  /// The same, but only with this key.
  public MemoryQuery withKey(String wanted) {
    return new MemoryQuery(timeline, wanted, nMostRecent, startTime, endTime);
  }

  /// The same, but only so many of the latest.
  public MemoryQuery latest(int count) {
    return new MemoryQuery(timeline, key, count, startTime, endTime);
  }

  /// The same, but only from then to then, both included.
  public MemoryQuery between(Instant start, Instant end) {
    return new MemoryQuery(timeline, key, nMostRecent, start, end);
  }
}
