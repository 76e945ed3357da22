package callmeback.voice.failover;

import java.time.Duration;

/// How hard to try to go on listening.
///
/// @param most attempts in one call; after them the failure is told
/// @param replay how much of the latest audio the new ears hear again, at least
/// @param pause between two attempts that fail
public record ReconnectPolicy(int most, Duration replay, Duration pause) {

  public ReconnectPolicy {
    if (most < 0 || replay.isNegative() || pause.isNegative()) {
      throw new IllegalArgumentException("attempts and durations are not negative");
    }
  }

  /// Six seconds: longer than the five of silence after which a turn ends in any case, so that the
  /// last word of an open turn is always among what is heard again.
  public static ReconnectPolicy usual() {
    return new ReconnectPolicy(5, Duration.ofSeconds(6), Duration.ofMillis(200));
  }
}
