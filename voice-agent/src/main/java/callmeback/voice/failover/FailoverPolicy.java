package callmeback.voice.failover;

import java.time.Duration;

/// When a stand-in takes over, and for how long one who fails is left alone.
///
/// @param firstWord how long the primary may take to its first word
/// @param secondFirstWord the same for the secondary, from the moment it is asked
/// @param failures how many in a row before the primary is no longer asked first
/// @param coolDown how long until it is tried again
public record FailoverPolicy(
    Duration firstWord, Duration secondFirstWord, int failures, Duration coolDown) {

  public FailoverPolicy {
    if (!firstWord.isPositive() || !secondFirstWord.isPositive() || failures < 1) {
      throw new IllegalArgumentException("budgets and failures are positive");
    }
  }

  /// Twice what the primary usually needs, and leaves the secondary (350 ms to its first word) and
  /// the voice time enough to be heard 1.5 s after the question.
  public static FailoverPolicy usual() {
    return new FailoverPolicy(
        Duration.ofMillis(700), Duration.ofSeconds(3), 3, Duration.ofSeconds(30));
  }
}
