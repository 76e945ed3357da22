package callmeback.core;

import java.time.Duration;

/// Buckets of permissions, by key, each of which refills evenly: how often something may be done.
public interface Buckets {

  /// Takes one permission out of a bucket, which is full when it is first asked for.
  ///
  /// @param capacity permissions of a full bucket, 1 or more
  /// @param period in which an empty one becomes full
  Taken take(String key, long capacity, Duration period);

  /// What is left of a bucket.
  ///
  /// @param granted whether there was a permission to take
  /// @param untilNext until there is one again; zero when this one was granted
  /// @param untilFull until all are there again
  record Taken(boolean granted, long remaining, Duration untilNext, Duration untilFull) {}
}
