package callmeback.sandbox.world;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// How often and when a message that was not accepted is sent again.
///
/// @param pauses one further attempt after each of these
/// @param connectionFailuresOnly true: an HTTP error is final; false: every answer but 2xx is tried
///   again
public record RetryPolicy(List<Duration> pauses, boolean connectionFailuresOnly) {
  public RetryPolicy {
    pauses = List.copyOf(pauses);
  }

  /// Tries again after every pause until the answer is 2xx.
  public static RetryPolicy untilAccepted(Duration... pauses) {
    return new RetryPolicy(Arrays.asList(pauses), false);
  }

  /// Tries once more, at once, and only if no connection came about.
  public static RetryPolicy onceIfUnreachable() {
    return new RetryPolicy(List.of(Duration.ZERO), true);
  }
}
